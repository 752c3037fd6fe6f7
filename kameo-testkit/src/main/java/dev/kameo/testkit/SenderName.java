package dev.kameo.testkit;

import dev.kameo.spi.Receiver;
import org.jspecify.annotations.Nullable;

/// The name of a sender, as reports show it. Immutable.
///
/// An actor without a name is named by the core after a count of all actors, which another schedule
/// changes. Here it is named after a count of what its spawner has spawned, `$2`, which no schedule
/// changes; shown with its class before it, `Client$2`. An actor that has the name of one that has
/// stopped is another one: `worker!2`.
final class SenderName {

  /// What it begins with, if that is another's name.
  private final @Nullable SenderName before;

  private final String separator;

  /// Whose class is shown before the last part.
  private final @Nullable Receiver unnamed;

  private final String last;

  /// Made when first asked for.
  private @Nullable String key;

  /// As the scheduler knows it; empty for what is not an actor.
  private final String path;

  private SenderName(
      @Nullable SenderName before,
      String separator,
      @Nullable Receiver unnamed,
      String last,
      String path) {
    this.before = before;
    this.separator = separator;
    this.unnamed = unnamed;
    this.last = last;
    this.path = path;
  }

  /// {@return just this name}
  static SenderName of(String name) {
    return new SenderName(null, "", null, name, "");
  }

  /// {@return the name of something that an actor, or the test, has ordered}
  static SenderName below(SenderName origin, String name) {
    return new SenderName(origin, "", null, name, "");
  }

  /// {@return the name of an actor that has one of its own}
  static SenderName named(String path, SenderName spawner) {
    int end = path.lastIndexOf('/');
    return spawner.isParent(path, end)
        ? new SenderName(spawner, "/", null, path.substring(end + 1), path)
        : new SenderName(null, "", null, path, path);
  }

  /// {@return the name of an actor that has none of its own}
  ///
  /// @param actor whether the spawner is an actor
  /// @param number which of the spawner's unnamed ones it is
  static SenderName unnamed(
      Receiver receiver, String path, SenderName spawner, boolean actor, int number) {
    int end = path.lastIndexOf('/');
    if (spawner.isParent(path, end)) {
      return new SenderName(spawner, "/", receiver, "$" + number, path);
    }
    String last = actor ? "$" + spawner.key() + "." + number : "$" + number;
    return end < 0
        ? new SenderName(null, "", receiver, last, path)
        : new SenderName(of(path.substring(0, end)), "/", receiver, last, path);
  }

  /// {@return this name, of the so many-th actor that has it: `worker`, and then `worker!2`}
  SenderName nth(int number) {
    return number == 1
        ? this
        : new SenderName(before, separator, unnamed, last + "!" + number, path);
  }

  /// {@return whether the core has made up the last part: a dollar sign and digits}
  static boolean isGenerated(String path) {
    int at = path.length() - 1;
    while (at >= 0 && Character.isDigit(path.charAt(at))) {
      at--;
    }
    return at >= 0
        && at < path.length() - 1
        && path.charAt(at) == '$'
        && (at == 0 || path.charAt(at - 1) == '/');
  }

  private boolean isParent(String childPath, int end) {
    return end >= 0 && end == path.length() && childPath.startsWith(path);
  }

  /// {@return what is the same in every run}
  String key() {
    String known = key;
    if (known == null) {
      known = (before == null ? "" : before.key()) + separator + last;
      key = known;
    }
    return known;
  }

  @Override
  public String toString() {
    String kind = unnamed == null ? "" : unnamed.kind();
    return (before == null ? "" : before) + separator + kind + last;
  }
}
