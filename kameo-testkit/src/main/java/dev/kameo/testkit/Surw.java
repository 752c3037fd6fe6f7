package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// Whose mailbox; 0 for none.
  private final long mailbox;

  /// How many letters each sender still has for it.
  private final Map<Long, Double> left = new HashMap<>();

  /// Who shall be next; 0 for anybody.
  private long intended;

  Surw(Profile profile, SplittableRandom random) {
    this.profile = profile;
    this.random = random;
    Map<Long, Map<Long, Profile.Mean>> mailboxes = profile.mailboxes();
    if (mailboxes.isEmpty()) {
      mailbox = 0;
    } else {
      List<Long> receivers = new ArrayList<>(mailboxes.keySet());
      mailbox = receivers.get(random.nextInt(receivers.size()));
      mailboxes
          .getOrDefault(mailbox, Map.of())
          .forEach((sender, mean) -> left.put(sender, mean.value()));
      intend();
    }
  }

  private void intend() {
    double sum = 0;
    for (double count : left.values()) {
      sum += Math.max(0, count);
    }
    double point = random.nextDouble() * sum;
    intended = 0;
    for (Map.Entry<Long, Double> entry : left.entrySet()) {
      double count = Math.max(0, entry.getValue());
      if (count > 0 && point < count) {
        intended = entry.getKey();
        return;
      }
      point -= count;
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
    return letter.isMail() && letter.receiver.sender.kind() == mailbox;
  }

  private boolean isIntended(Letter letter) {
    long sender = letter.sender.kind();
    return intended == 0 || sender == intended || !left.containsKey(sender);
  }

  private double weight(Step step) {
    return switch (step) {
      case Deliver deliver -> followers(deliver.outbox, 0);
      case Turn turn -> followers(turn.waiting(), 1);
      default -> Weights.isTime(step) ? 0 : 2;
    };
  }

  /// {@return how much follows from these letters}
  ///
  /// @param done how many steps of each are done
  private double followers(Iterable<Letter> letters, int done) {
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
      left.computeIfPresent(letter.sender.kind(), (_, count) -> count - 1);
      intend();
    }
  }
}
