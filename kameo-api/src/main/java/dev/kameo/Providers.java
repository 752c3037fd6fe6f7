package dev.kameo;

import dev.kameo.spi.ActorSystemProvider;
import dev.kameo.spi.SchedulerProvider;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the service loader finds: the core, and the schedulers to choose from.
final class Providers {

  private static final String PROPERTY = "kameo.scheduler";

  /// What was found last, and by whose class loader: looking takes longer than making a system.
  private static volatile @Nullable Found lastFound;

  private final List<SchedulerProvider> schedulers;

  Providers(List<SchedulerProvider> schedulers) {
    this.schedulers = schedulers;
  }

  static ActorSystemProvider core() {
    return found().core();
  }

  private static Found found() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Found found = lastFound;
    if (found == null || !found.loader().refersTo(loader)) {
      found = new Found(new WeakReference<>(loader), findCore(), findSchedulers());
      lastFound = found;
    }
    return found;
  }

  private static ActorSystemProvider findCore() {
    List<ActorSystemProvider> found = all(ServiceLoader.load(ActorSystemProvider.class));
    if (found.isEmpty()) {
      found =
          all(ServiceLoader.load(ActorSystemProvider.class, ActorSystem.class.getClassLoader()));
    }
    if (found.isEmpty()) {
      throw new NoCoreException(
          "No implementation of Kameo found. Add kameo-core to the module path or class path.");
    }
    return found.getFirst();
  }

  static Providers load() {
    return new Providers(found().schedulers());
  }

  private static List<SchedulerProvider> findSchedulers() {
    List<SchedulerProvider> found = all(ServiceLoader.load(SchedulerProvider.class));
    if (found.isEmpty()) {
      found = all(ServiceLoader.load(SchedulerProvider.class, ActorSystem.class.getClassLoader()));
    }
    return found;
  }

  /// {@return the one of this name, or else that of the system property, or else the one of the
  /// highest priority}
  SchedulerProvider choose(String name) {
    if (!name.isEmpty()) {
      return named(name);
    }
    String property = System.getProperty(PROPERTY, "");
    if (!property.isEmpty()) {
      return named(property);
    }
    if (schedulers.isEmpty()) {
      throw none();
    }
    int highest = schedulers.stream().mapToInt(SchedulerProvider::priority).max().orElseThrow();
    return only(
        schedulers.stream().filter(s -> s.priority() == highest).toList(),
        "of the highest priority (" + highest + ")");
  }

  SchedulerProvider named(String name) {
    if (schedulers.isEmpty()) {
      throw none();
    }
    List<SchedulerProvider> matching =
        schedulers.stream().filter(s -> s.name().equals(name)).toList();
    if (matching.isEmpty()) {
      throw new SchedulerNotFoundException(
          "No scheduler '%s' found. There is %s. Choose one of these, or add the module that has it."
              .formatted(name, names(schedulers)));
    }
    return only(matching, "named '" + name + "'");
  }

  /// Refuses settings that begin with the name of no scheduler.
  ///
  /// @param chosen a scheduler that need not be among those found
  /// @throws IllegalArgumentException naming the setting and the schedulers there are
  void requireKnown(Set<String> settings, SchedulerProvider chosen) {
    List<SchedulerProvider> all = new ArrayList<>(schedulers);
    if (schedulers.stream().noneMatch(s -> s.name().equals(chosen.name()))) {
      all.add(chosen);
    }
    for (String setting : new TreeSet<>(settings)) {
      if (all.stream().noneMatch(s -> setting.startsWith(s.name() + "."))) {
        throw new IllegalArgumentException(
            "setting '%s' is for no scheduler there is. Begin it with the name of one: %s."
                .formatted(setting, names(all)));
      }
    }
  }

  private static SchedulerProvider only(List<SchedulerProvider> found, String what) {
    if (found.size() > 1) {
      throw new SchedulerNotFoundException(
          "%d schedulers %s: %s. Choose one with ActorSystem.builder().scheduler(…) or -D%s, or remove the others."
              .formatted(
                  found.size(),
                  what,
                  found.stream()
                      .map(s -> s.name() + " (" + s.getClass().getName() + ")")
                      .collect(Collectors.joining(", ")),
                  PROPERTY));
    }
    return found.getFirst();
  }

  private static NoSchedulerException none() {
    return new NoSchedulerException(
        "No scheduler found. Add kameo-scheduler-virtual or kameo-scheduler-forkjoin to the module"
            + " path or class path.");
  }

  private static String names(List<SchedulerProvider> schedulers) {
    return schedulers.stream()
        .sorted(Comparator.comparing(SchedulerProvider::name))
        .map(s -> "'" + s.name() + "'")
        .collect(Collectors.joining(", "));
  }

  private static <S> List<S> all(ServiceLoader<S> loader) {
    return loader.stream().map(ServiceLoader.Provider::get).toList();
  }

  /// What a class loader finds.
  ///
  /// @param loader the context class loader that was asked
  /// @param core the core
  /// @param schedulers those there are
  private record Found(
      WeakReference<ClassLoader> loader,
      ActorSystemProvider core,
      List<SchedulerProvider> schedulers) {}
}
