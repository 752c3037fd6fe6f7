package dev.kameo.processor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/// A type with handlers, and what is generated for it.
///
/// @param element the type itself
/// @param packageName where it is; empty for the unnamed package
/// @param handlers its handlers, in the order of the source
record ActorType(TypeElement element, String packageName, List<Handler> handlers) {

  /// {@return the simple name of what is generated: nested classes have the names of those around
  /// them before their own}
  static String messagesName(TypeElement element) {
    StringBuilder name = new StringBuilder(element.getSimpleName() + "Messages");
    for (Element outer = element.getEnclosingElement();
        outer instanceof TypeElement;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return name.toString();
  }

  String messagesName() {
    return messagesName(element);
  }

  boolean isPublic() {
    return Mentioned.isPublic(element) && handlers.stream().anyMatch(Handler::isPublic);
  }

  /// {@return what a handler's message calls the actor}
  String variable(Set<String> taken) {
    String simple = element.getSimpleName().toString();
    String name = simple.substring(0, 1).toLowerCase(Locale.ROOT) + simple.substring(1);
    return free(SourceVersion.isKeyword(name) ? "actor" : name, taken);
  }

  /// {@return a name that is not taken, as near to this one as can be}
  static String free(String name, Set<String> taken) {
    String free = name;
    while (taken.contains(free)) {
      free += "_";
    }
    return free;
  }
}
