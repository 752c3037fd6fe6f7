package dev.kameo.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Finds the annotations of a handler that its message has too: those that it names, and
/// [Deprecated].
final class Copies {

  private final Elements elements;
  private final Types types;
  private final Problems problems;

  Copies(Elements elements, Types types, Problems problems) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
  }

  /// @param handler the annotation that makes the method a handler
  List<AnnotationMirror> of(ExecutableElement method, AnnotationMirror handler) {
    List<AnnotationMirror> copied = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().equals("java.lang.Deprecated")) {
        copied.add(mirror);
      }
    }
    for (var value : handler.getElementValues().entrySet()) {
      if (value.getKey().getSimpleName().contentEquals("copy")) {
        for (Object each : (List<?>) value.getValue().getValue()) {
          copy(method, (TypeMirror) ((AnnotationValue) each).getValue(), copied);
        }
      }
    }
    return copied;
  }

  private void copy(ExecutableElement method, TypeMirror type, List<AnnotationMirror> copied) {
    List<AnnotationMirror> all = on(method, type);
    String name = "@" + types.asElement(type).getSimpleName();
    if (all.isEmpty()) {
      problems.report(method, Problem.COPY_MISSING, name, method.getSimpleName());
      return;
    }
    AnnotationMirror found = all.getFirst();
    if (Mentioned.isHidden(annotation(found), elements.getPackageOf(method))) {
      problems.report(method, Problem.TYPE_HIDDEN, method.getSimpleName(), name);
    } else if (!mayBeOnRecord(found)) {
      problems.report(method, Problem.COPY_TARGET, name, method.getSimpleName());
    } else if (!copied.contains(found)) {
      copied.addAll(all);
    }
  }

  /// {@return the annotations of that type, also those that are there again and again}
  private List<AnnotationMirror> on(ExecutableElement method, TypeMirror type) {
    List<AnnotationMirror> found = new ArrayList<>();
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (types.isSameType(mirror.getAnnotationType(), type)) {
        found.add(mirror);
      } else {
        repeated(mirror).stream()
            .filter(each -> types.isSameType(each.getAnnotationType(), type))
            .forEach(found::add);
      }
    }
    return found;
  }

  /// {@return what the compiler has put together in a container; empty if this is none}
  private static List<AnnotationMirror> repeated(AnnotationMirror mirror) {
    List<AnnotationMirror> repeated = new ArrayList<>();
    for (var value : mirror.getElementValues().entrySet()) {
      if (value.getKey().getSimpleName().contentEquals("value")
          && value.getValue().getValue() instanceof List<?> list) {
        for (Object each : list) {
          if (each instanceof AnnotationValue one
              && one.getValue() instanceof AnnotationMirror inner
              && annotation(inner).getAnnotation(Repeatable.class) != null) {
            repeated.add(inner);
          }
        }
      }
    }
    return repeated;
  }

  private static boolean mayBeOnRecord(AnnotationMirror mirror) {
    Target target = annotation(mirror).getAnnotation(Target.class);
    return target == null || Arrays.asList(target.value()).contains(ElementType.TYPE);
  }

  private static TypeElement annotation(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }
}
