package dev.kameo.processor;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// The classes that are being generated, which handlers may speak of though nobody knows them yet.
final class Promised {

  /// The name of a class.
  ///
  /// @param type the qualified name of the class around it, or its own
  /// @param nested what follows, such as `.Tell`; may be empty
  record Name(String type, String nested) {}

  /// The packages in which there will be one of a simple name.
  private final Map<String, Set<String>> packages = new HashMap<>();

  Promised(Elements elements, Collection<TypeElement> types) {
    for (TypeElement type : types) {
      packages
          .computeIfAbsent(ActorType.messagesName(type), name -> new TreeSet<>())
          .add(elements.getPackageOf(type).getQualifiedName().toString());
    }
  }

  /// {@return the class of this name that will be there; `null` if it is none of ours}
  ///
  /// @param name as the source has it, with its package or without
  /// @param home the package of the source
  @Nullable Name find(String name, String home) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
      String top = name.substring(0, end);
      String simple = top.substring(top.lastIndexOf('.') + 1);
      String found = home(simple, top.substring(0, top.length() - simple.length()), home);
      if (found != null) {
        return new Name((found.isEmpty() ? "" : found + ".") + simple, name.substring(end));
      }
    }
    return null;
  }

  private @Nullable String home(String simple, String before, String home) {
    Set<String> all = packages.getOrDefault(simple, Set.of());
    if (!before.isEmpty()) {
      String said = before.substring(0, before.length() - 1);
      return all.contains(said) ? said : null;
    }
    if (all.contains(home)) {
      return home;
    }
    return all.size() == 1 ? all.iterator().next() : null; // which the source imports
  }
}
