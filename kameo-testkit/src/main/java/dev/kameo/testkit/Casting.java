package dev.kameo.testkit;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.spi.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Who plays whom in a kit: makes probes, and puts them where actors would be spawned. Used by one
/// thread at a time.
final class Casting implements Instrumentation {

  private final TestKit kit;
  private final List<Probes<?>> replacements = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();
  private final List<ActorRef<?>> spawned = new ArrayList<>();

  Casting(TestKit kit) {
    this.kit = kit;
  }

  /// {@return a new probe}
  ///
  /// @param name empty for one that is made up
  <A> TestProbe<A> probe(Class<A> type, String name) {
    ProbeMail mail = new ProbeMail();
    ActorSpec<ProbeActor> spec =
        ActorSpec.with((Context<ProbeActor> ctx) -> new ProbeActor(mail, type, ctx))
            .name(name.isEmpty() ? nameFor(type) : name);
    @SuppressWarnings("unchecked") // what is for an A, the probe takes as data
    ActorRef<A> ref = (ActorRef<A>) (ActorRef<? extends Actor>) kit.spawn(spec);
    return new TestProbe<>(kit, type, ref, mail);
  }

  private String nameFor(Class<?> type) {
    String first = (type.getSimpleName() + "-probe").replaceFirst("^-", "");
    String name = first;
    for (int n = 2; !names.add(name); n++) {
      name = first + "-" + n;
    }
    return name;
  }

  <A> Probes<A> replace(
      Class<A> type, BiPredicate<String, ActorSpec<?>> where, boolean looksAtActor) {
    Probes<A> probes = new Probes<>(kit, type, where, looksAtActor);
    replacements.addFirst(probes);
    return probes;
  }

  /// {@return which paths a pattern with stars means}
  static Predicate<String> paths(String pattern) {
    List<String> parts = new ArrayList<>();
    for (String part : pattern.split("\\*", -1)) {
      parts.add(Pattern.quote(part));
    }
    Pattern regex = Pattern.compile(String.join("[^/]*", parts));
    return path -> regex.matcher(path).matches();
  }

  /// {@return the paths of all actors that were spawned so far}
  List<String> spawned() {
    return spawned.stream().<String>map(ActorRef::name).toList();
  }

  @Override
  public ActorSpec<?> spawning(String path, ActorSpec<?> spec) {
    for (Probes<?> probes : replacements) {
      if (probes.concerns(path, spec)) {
        return probes.instead(spec);
      }
    }
    return spec;
  }

  @Override
  public void spawned(ActorRef<?> actor) {
    spawned.add(actor);
  }
}
