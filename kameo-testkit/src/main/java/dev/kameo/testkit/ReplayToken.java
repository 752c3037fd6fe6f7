package dev.kameo.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/// A plan as a short text, to be copied from a report and run again.
///
/// `v1:`, and in the base64 alphabet for URLs the bytes of: the seed; each part of the plan that is
/// not empty, as its number, its length and its content; and four bytes of a check sum (CRC-32) of
/// all before. A reader refuses what it does not know whole.
final class ReplayToken {

  private static final String VERSION = "v1:";
  private static final int CHECK = 4;

  private ReplayToken() {}

  static String of(Plan plan) {
    Bytes.Writer out = new Bytes.Writer().put(zigzag(plan.seed()));
    for (Part part : Part.values()) {
      part.writeTo(out, plan);
    }
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(checked(out.bytes()));
  }

  /// {@return the plan}
  ///
  /// @throws IllegalArgumentException if the text is no token, not a whole one, or of a version
  ///   that is not known; it says which
  static Plan parse(String token) {
    String text = token.strip();
    if (!text.startsWith(VERSION)) {
      throw new IllegalArgumentException(
          text.matches("v\\d+:.*")
              ? "The replay token is of version %s, and this test kit knows only v1. Use the one that made it."
                  .formatted(text.substring(0, text.indexOf(':')))
              : "A replay token begins with v1: and this does not: " + abbreviated(text));
    }
    try {
      Plan plan = read(unchecked(Base64.getUrlDecoder().decode(text.substring(VERSION.length()))));
      if (!of(plan).equals(text)) {
        throw new IllegalArgumentException("no plan has this token");
      }
      return plan;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The replay token is cut short or mistyped (%s): %s. Copy the whole of it from the report."
              .formatted(e.getMessage(), abbreviated(text)),
          e);
    }
  }

  private static Plan read(byte[] bytes) {
    Bytes.Reader in = new Bytes.Reader(bytes);
    Plan plan = Plan.of(unzigzag(in.number()));
    while (in.hasMore()) {
      long number = in.number();
      Bytes.Reader content = new Bytes.Reader(in.block());
      plan = Part.numbered(number).read(content, plan);
      if (content.hasMore()) {
        throw new IllegalArgumentException("a part is too long");
      }
    }
    return plan;
  }

  private static byte[] checked(byte[] bytes) {
    byte[] all = new byte[bytes.length + CHECK];
    System.arraycopy(bytes, 0, all, 0, bytes.length);
    long sum = checksum(bytes, bytes.length);
    for (int i = 0; i < CHECK; i++) {
      all[bytes.length + i] = (byte) (sum >>> (8 * i));
    }
    return all;
  }

  private static byte[] unchecked(byte[] all) {
    int size = all.length - CHECK;
    if (size < 1) {
      throw new IllegalArgumentException("it is too short");
    }
    long sum = checksum(all, size);
    for (int i = 0; i < CHECK; i++) {
      if (all[size + i] != (byte) (sum >>> (8 * i))) {
        throw new IllegalArgumentException("its check sum is wrong");
      }
    }
    return Arrays.copyOf(all, size);
  }

  private static long checksum(byte[] bytes, int size) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, size);
    return sum.getValue();
  }

  private static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }

  private static long unzigzag(long number) {
    return (number >>> 1) ^ -(number & 1);
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? "'" + text + "'" : "'" + text.substring(0, 40) + "…'";
  }

  /// A part of a plan that may be empty. Its number stays as it is, for ever.
  private enum Part {
    SCHEDULE(1) {
      @Override
      void write(Bytes.Writer out, Plan plan) {
        int last = -1;
        for (Deviations.Deviation deviation : plan.schedule().list()) {
          out.put(deviation.position() - last - 1).put(deviation.place() - 1);
          last = deviation.position();
        }
      }

      @Override
      Plan read(Bytes.Reader in, Plan plan) {
        List<Deviations.Deviation> list = new ArrayList<>();
        int last = -1;
        while (in.hasMore()) {
          last = Math.addExact(last, in.size() + 1);
          list.add(new Deviations.Deviation(last, Math.addExact(in.size(), 1)));
        }
        return plan.with(new Deviations(list));
      }
    },
    DRAWS(2) {
      @Override
      void write(Bytes.Writer out, Plan plan) {
        plan.draws().list().forEach(out::put);
      }

      @Override
      Plan read(Bytes.Reader in, Plan plan) {
        List<Long> list = new ArrayList<>();
        while (in.hasMore()) {
          list.add(in.number());
        }
        return plan.with(new Draws(list));
      }
    },
    LEFT_OUT(3) {
      @Override
      void write(Bytes.Writer out, Plan plan) {
        int last = -1;
        for (int number : plan.leftOut().list()) {
          out.put(number - last - 1);
          last = number;
        }
      }

      @Override
      Plan read(Bytes.Reader in, Plan plan) {
        List<Integer> list = new ArrayList<>();
        int last = -1;
        while (in.hasMore()) {
          last = Math.addExact(last, in.size() + 1);
          list.add(last);
        }
        return plan.with(new LeftOut(list));
      }
    },
    FAULTS(4) {
      @Override
      void write(Bytes.Writer out, Plan plan) {
        for (Strike strike : plan.faults().list()) {
          out.put(strike.kind().number()).put(strike.actor().getBytes(StandardCharsets.UTF_8));
          out.put(strike.life() - 1).put(strike.nth() - 1).put(strike.nanos());
        }
      }

      @Override
      Plan read(Bytes.Reader in, Plan plan) {
        List<Strike> list = new ArrayList<>();
        while (in.hasMore()) {
          Fault kind = Fault.numbered(in.number());
          String actor = new String(in.block(), StandardCharsets.UTF_8);
          int life = Math.addExact(in.size(), 1);
          list.add(new Strike(kind, actor, life, Math.addExact(in.size(), 1), in.number()));
        }
        return plan.with(new FaultPlan(list));
      }
    },
    SETTINGS(5) {
      @Override
      void write(Bytes.Writer out, Plan plan) {
        String text = plan.settings().text();
        if (!text.isEmpty()) {
          out.put(text.getBytes(StandardCharsets.UTF_8));
        }
      }

      @Override
      Plan read(Bytes.Reader in, Plan plan) {
        return plan.with(Settings.parse(new String(in.block(), StandardCharsets.UTF_8)));
      }
    };

    private final int number;

    Part(int number) {
      this.number = number;
    }

    /// Writes its content; nothing if it is empty.
    abstract void write(Bytes.Writer out, Plan plan);

    /// {@return the plan with this part}
    abstract Plan read(Bytes.Reader in, Plan plan);

    void writeTo(Bytes.Writer out, Plan plan) {
      Bytes.Writer content = new Bytes.Writer();
      write(content, plan);
      byte[] bytes = content.bytes();
      if (bytes.length > 0) {
        out.put(number).put(bytes);
      }
    }

    static Part numbered(long number) {
      for (Part part : values()) {
        if (part.number == number) {
          return part;
        }
      }
      throw new IllegalArgumentException("it has a part that this test kit does not know");
    }
  }
}
