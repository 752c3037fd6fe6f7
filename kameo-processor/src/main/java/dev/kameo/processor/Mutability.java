package dev.kameo.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Knows types whose objects can be changed, which a message should not have: arrays, buffers, and
/// collections, unless their type says that they are immutable, by its name or by an annotation
/// `@Immutable`.
final class Mutability {

  private static final List<String> MUTABLE =
      List.of(
          "java.lang.AbstractStringBuilder",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder",
          "java.nio.Buffer",
          "java.util.BitSet",
          "java.util.Calendar",
          "java.util.Collection",
          "java.util.Date",
          "java.util.Map");

  private final Elements elements;
  private final Types types;

  Mutability(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  boolean isMutable(TypeMirror type) {
    if (type.getKind() == TypeKind.ARRAY) {
      return true;
    }
    return type instanceof DeclaredType declared
        && !saysImmutable((TypeElement) declared.asElement())
        && MUTABLE.stream().anyMatch(name -> isA(type, name));
  }

  private boolean isA(TypeMirror type, String name) {
    TypeElement known = elements.getTypeElement(name);
    return known != null
        && type.getKind() != TypeKind.ERROR // which javac takes for a subtype of everything
        && types.isSubtype(types.erasure(type), types.erasure(known.asType()));
  }

  private static boolean saysImmutable(TypeElement type) {
    return type.getSimpleName().toString().startsWith("Immutable")
        || type.getAnnotationMirrors().stream()
            .anyMatch(mirror ->
                mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Immutable"));
  }
}
