package dev.kameo.testkit;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Selectively uniform random walk (Zhao et al. 2025) over one mailbox, drawn at random for the
/// run: all orders in which letters come into it are about equally likely. Who shall be next there
/// is drawn with a probability proportional to how many letters he still has for it; letters of
/// others wait meanwhile.
///
/// Among all that may happen otherwise, a step is drawn with a probability proportional to how much
/// follows from it: of a forest of causes this makes all orders equally likely too.
final class Surw implements Choices {

  /// How many of the letters that wait behind the first one count.
  private static final int LOOKED_AT = 16;

  private final Profile profile;
  private final SplittableRandom random;
  private final Weights weights = new Weights();

  /// The mailbox, and how many letters each sender still has for it.
  private final Quotas left;

  /// The place of who shall be next; -1 for anybody.
  private int intended;

  Surw(Profile profile, SplittableRandom random) {
    this.profile = profile;
    this.random = random;
    List<Quotas> mailboxes = profile.mailboxes();
    if (mailboxes.isEmpty()) {
      left = Quotas.none();
      intended = -1;
    } else {
      left = mailboxes.get(random.nextInt(mailboxes.size())).copy();
      intended = left.draw(random);
    }
  }

  @Override
  public int choose(List<Step> enabled) {
    int last = enabled.size() - 1;
    if (Weights.isTime(enabled.get(last)) && random.nextDouble() < Weights.TIME / last) {
      return last;
    }
    int index = weights.draw(enabled, this::weightIfIntended, random);
    return index < 0 ? weights.draw(enabled, this::weight, random) : index;
  }

  private double weightIfIntended(Step step) {
    Letter letter = step.letter();
    return letter != null && isInteresting(letter) && !isIntended(letter) ? 0 : weight(step);
  }

  private boolean isInteresting(Letter letter) {
    return letter.isMail() && letter.receiver.sender.kind() == left.receiver;
  }

  private boolean isIntended(Letter letter) {
    if (intended < 0) {
      return true;
    }
    int sender = left.indexOf(letter.sender.kind());
    return sender < 0 || sender == intended;
  }

  private double weight(Step step) {
    return switch (step) {
      case Deliver deliver -> followers(deliver.outbox.letters(), 0);
      case Turn turn -> followers(turn.waiting(), 1);
      default -> Weights.isTime(step) ? 0 : 2;
    };
  }

  /// {@return how much follows from these letters}
  ///
  /// @param done how many steps of each are done
  private double followers(Letters letters, int done) {
    double sum = 0;
    int count = 0;
    for (Letter letter : letters) {
      sum += profile.followers(letter.route()) - done;
      if (++count == LOOKED_AT) {
        break;
      }
    }
    return Math.max(1, sum);
  }

  @Override
  public void executed(Step step) {
    @Nullable Letter letter = step.letter();
    if (letter != null && isInteresting(letter)) {
      int sender = left.indexOf(letter.sender.kind());
      if (sender >= 0) {
        left.take(sender);
      }
      intended = left.draw(random);
    }
  }
}
