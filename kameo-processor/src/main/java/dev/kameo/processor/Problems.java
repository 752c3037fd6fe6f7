package dev.kameo.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/// Tells the compiler what is wrong, at the element where it is, and goes on to the next.
final class Problems {

  private final Messager messager;
  private int errors;

  Problems(Messager messager) {
    this.messager = messager;
  }

  void report(Element at, Problem problem, Object... details) {
    if (problem.kind() == Diagnostic.Kind.WARNING) {
      if (isSilenced(at, problem.code())) {
        return;
      }
    } else {
      errors++;
    }
    messager.printMessage(problem.kind(), problem.message(details), at);
  }

  /// {@return how many errors there were}
  int errors() {
    return errors;
  }

  private static boolean isSilenced(Element at, String code) {
    for (Element element = at; element != null; element = element.getEnclosingElement()) {
      SuppressWarnings silenced = element.getAnnotation(SuppressWarnings.class);
      if (silenced != null) {
        for (String name : silenced.value()) {
          if (name.equals(code) || name.equals("all")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
