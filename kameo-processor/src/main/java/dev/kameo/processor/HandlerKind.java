package dev.kameo.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/// What a handler handles.
enum HandlerKind {
  MESSAGE("OnMessage", "Message"),
  QUERY("OnQuery", "Query");

  static final String API = "dev.kameo";
  static final String ON_MESSAGE = API + ".OnMessage";
  static final String ON_QUERY = API + ".OnQuery";

  private final String annotation;
  private final String type;

  HandlerKind(String annotation, String type) {
    this.annotation = annotation;
    this.type = type;
  }

  /// {@return the simple name of the annotation, with its sign}
  String sign() {
    return "@" + annotation;
  }

  /// {@return the qualified name of the interface of its records}
  String type() {
    return API + "." + type;
  }

  /// {@return the annotation of this kind on a method, or `null`}
  @Nullable AnnotationMirror on(ExecutableElement method) {
    for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(API + "." + annotation)) {
        return mirror;
      }
    }
    return null;
  }

  static boolean isHandler(ExecutableElement method) {
    return MESSAGE.on(method) != null || QUERY.on(method) != null;
  }
}
