package dev.kameo.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of actors in a run: the core's texts name them by their paths, in which the numbers of
/// unnamed ones depend on the schedule; reports by names that do not. Immutable.
///
/// @param byPath the names that reports use
/// @param byKey the same, by the keys of actors
record ActorNames(Map<String, String> byPath, Map<String, String> byKey) {

  /// How texts name an actor: `'path' (Class #7)`, or `Actor 'path'`.
  private static final Pattern IN_TEXT =
      Pattern.compile("'([^']+)' \\((?:[^() ]+ )?#\\d+\\)|(?<=Actor )'([^']+)'");

  static ActorNames of(Trace trace) {
    Map<String, String> names = new HashMap<>();
    Map<String, String> keys = new HashMap<>();
    for (Event event : trace.events()) {
      if (event.subject() instanceof Letter letter) {
        names.put(letter.receiver.path(), letter.receiver.toString());
        keys.put(letter.receiver.sender.key(), letter.receiver.toString());
      }
    }
    return new ActorNames(names, keys);
  }

  /// {@return the name of the actor at a path}
  String at(String path) {
    return byPath.getOrDefault(path, path);
  }

  /// {@return the name of the actor with this key}
  String ofKey(String key) {
    return byKey.getOrDefault(key, key);
  }

  /// {@return a text of the core with the names that reports use}
  String in(String text) {
    return IN_TEXT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(named(found)));
  }

  private String named(MatchResult found) {
    String path = found.group(1);
    return path == null ? "'" + at(found.group(2)) + "'" : at(path);
  }

  /// {@return the path of the actor that a text of the core ends with; empty if it does not}
  static String last(String text) {
    Matcher matcher = IN_TEXT.matcher(text);
    String path = "";
    while (matcher.find()) {
      path = matcher.end() == text.length() && matcher.group(1) != null ? matcher.group(1) : "";
    }
    return path;
  }
}
