package dev.kameo.testkit;
import java.util.*;
import dev.kameo.testkit.Player.Verb;
public final class Hunt {
  public static void main(String[] a) {
    List<Verb> verbs = new ArrayList<>();
    for (String v : a[0].split(",")) verbs.add(Verb.valueOf(v));
    DeliveryModel m = DeliveryModel.valueOf(a[1]);
    int from = Integer.parseInt(a[2]), to = Integer.parseInt(a[3]);
    int walks = Integer.parseInt(a[4]);
    int bad = 0, skipped = 0, done = 0; long runs = 0, reps = 0, t = System.nanoTime();
    for (int seed = from; seed < to; seed++) {
      RandomProgram p = RandomProgram.of(seed, verbs);
      int s = seed;
      Set<String> all = p.outcomes(e -> e.delivery(m).strategy(Strategy.exhaustive()).schedules(3000));
      Exploration ex = RandomProgram.last;
      runs += ex.schedules(); reps += ex.schedules() - ex.explored();
      if (!ex.isComplete()) { skipped++; if (ex.hasFailed()) System.out.println("FAIL " + seed + " " + ex.failures()); continue; }
      if (ex.hasFailed() && a.length > 5) System.out.println("failed " + seed + " " + ex.failures());
      done++;
      Set<String> some = p.outcomes(e -> e.delivery(m).strategy(Strategy.randomWalk()).schedules(walks).seed(s));
      some.removeAll(all);
      if (!some.isEmpty()) { bad++; if (bad < 6) { System.out.println("BAD " + seed + " " + p + "\n  explored " + ex.explored() + " outcomes " + all.size() + " missing " + some.size() + "\n  " + some.iterator().next()); for (String x : all) { System.out.println("   has " + x); if (all.size() > 12) break; } } }
    }
    System.out.printf("%s %s done %d skipped %d bad %d runs %d reps %d in %.1f s%n", a[0], m, done, skipped, bad, runs, reps, (System.nanoTime() - t) / 1e9);
  }
}
