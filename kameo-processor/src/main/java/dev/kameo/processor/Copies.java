package dev.kameo.processor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Finds the annotations of a handler that its message has too: those that it names, and
/// [Deprecated].
final class Copies {

  private final Types types;
  private final Problems problems;

  Copies(Types types, Problems problems) {
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
    AnnotationMirror found = on(method, type);
    String name = "@" + types.asElement(type).getSimpleName();
    if (found == null) {
      problems.report(method, Problem.COPY_MISSING, name, method.getSimpleName());
    } else if (!mayBeOnRecord(found)) {
      problems.report(method, Problem.COPY_TARGET, name, method.getSimpleName());
    } else if (!copied.contains(found)) {
      copied.add(found);
    }
  }

  private @Nullable AnnotationMirror on(ExecutableElement method, TypeMirror type) {
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      if (types.isSameType(mirror.getAnnotationType(), type)) {
        return mirror;
      }
    }
    return null;
  }

  private static boolean mayBeOnRecord(AnnotationMirror mirror) {
    Target target = mirror.getAnnotationType().asElement().getAnnotation(Target.class);
    return target == null || Arrays.asList(target.value()).contains(ElementType.TYPE);
  }
}
