package dev.kameo.processor;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Finds out how a handler answers, and with what.
final class Answers {

  /// @param type what the reply is of
  record Answer(ReplyShape shape, TypeMirror type) {}

  private final Elements elements;
  private final Types types;
  private final Problems problems;

  Answers(Elements elements, Types types, Problems problems) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
  }

  /// {@return how this method answers; `null` if it is wrong, which has been reported}
  @Nullable Answer of(ExecutableElement method, HandlerKind kind) {
    TypeMirror returned = method.getReturnType();
    if (returned.getKind() == TypeKind.VOID || isA(returned, "java.lang.Void")) {
      if (kind == HandlerKind.QUERY) {
        problems.report(method, Problem.QUERY_VOID, method.getSimpleName());
        return null;
      }
      return new Answer(ReplyShape.NOTHING, type("java.lang.Void"));
    }
    if (returned instanceof PrimitiveType primitive) {
      return new Answer(ReplyShape.VALUE, types.boxedClass(primitive).asType());
    }
    if (mayBeNull(method)) {
      problems.report(method, Problem.REPLY_NULL, method.getSimpleName());
      return null;
    }
    if (isA(returned, HandlerKind.API + ".Reply")) {
      return later(method, HandlerKind.API + ".Reply", ReplyShape.REPLY);
    }
    if (isA(returned, "java.util.concurrent.CompletionStage")) {
      return later(method, "java.util.concurrent.CompletionStage", ReplyShape.STAGE);
    }
    return new Answer(ReplyShape.VALUE, returned);
  }

  private @Nullable Answer later(ExecutableElement method, String what, ReplyShape shape) {
    DeclaredType found = supertype(method.getReturnType(), what);
    if (found == null || found.getTypeArguments().isEmpty()) {
      String simple = what.substring(what.lastIndexOf('.') + 1);
      problems.report(method, Problem.REPLY_RAW, method.getSimpleName(), simple, simple);
      return null;
    }
    TypeMirror argument = found.getTypeArguments().getFirst();
    if (!(argument instanceof WildcardType wildcard)) {
      return new Answer(shape, argument);
    }
    TypeMirror bound = wildcard.getExtendsBound();
    return new Answer(
        shape == ReplyShape.REPLY ? ReplyShape.WIDER_REPLY : shape,
        bound == null ? type("java.lang.Object") : bound);
  }

  /// {@return the type of that name that this one is, with its type arguments}
  private @Nullable DeclaredType supertype(TypeMirror type, String name) {
    if (type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name)) {
      return declared;
    }
    for (TypeMirror above : types.directSupertypes(type)) {
      DeclaredType found = supertype(above, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement known = elements.getTypeElement(name);
    return known != null
        && type.getKind() != TypeKind.VOID
        && type.getKind() != TypeKind.ERROR // which javac takes for a subtype of everything
        && types.isSubtype(types.erasure(type), types.erasure(known.asType()));
  }

  private TypeMirror type(String name) {
    return elements.getTypeElement(name).asType();
  }

  private static boolean mayBeNull(ExecutableElement method) {
    return java.util.stream.Stream.concat(
            method.getAnnotationMirrors().stream(),
            method.getReturnType().getAnnotationMirrors().stream())
        .anyMatch(mirror ->
            mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
  }
}
