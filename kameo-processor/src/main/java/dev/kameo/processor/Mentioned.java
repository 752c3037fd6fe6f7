package dev.kameo.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/// The classes that types speak of, and the annotations on those types.
final class Mentioned extends SimpleTypeVisitor14<Void, Void> {

  private final Set<TypeElement> classes = new LinkedHashSet<>();
  private final Set<TypeElement> annotations = new LinkedHashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private boolean raw;

  void add(TypeMirror type) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      annotations.add((TypeElement) mirror.getAnnotationType().asElement());
    }
    type.accept(this, null);
  }

  Set<TypeElement> classes() {
    return classes;
  }

  /// {@return the annotations that the types have}
  Set<TypeElement> annotations() {
    return annotations;
  }

  /// {@return the classes that nobody knows, or not yet, as the source calls them}
  Set<String> unknown() {
    return unknown;
  }

  /// {@return whether there was a generic class without type arguments}
  boolean hasRaw() {
    return raw;
  }

  @Override
  protected Void defaultAction(TypeMirror type, Void unused) {
    return null;
  }

  @Override
  public Void visitArray(ArrayType type, Void unused) {
    add(type.getComponentType());
    return null;
  }

  @Override
  public Void visitDeclared(DeclaredType type, Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    classes.add(element);
    raw |= type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
    type.getTypeArguments().forEach(this::add);
    add(type.getEnclosingType());
    return null;
  }

  @Override
  public Void visitError(ErrorType type, Void unused) {
    unknown.add(type.asElement().toString());
    type.getTypeArguments().forEach(this::add);
    return null;
  }

  @Override
  public Void visitWildcard(WildcardType type, Void unused) {
    if (type.getExtendsBound() != null) {
      add(type.getExtendsBound());
    }
    if (type.getSuperBound() != null) {
      add(type.getSuperBound());
    }
    return null;
  }

  /// {@return whether a class and all around it are public}
  static boolean isPublic(TypeElement type) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (!each.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  /// {@return whether a class cannot be named everywhere in a package, though perhaps from a class
  /// in it: private, or inherited from another package}
  static boolean isHidden(TypeElement type, PackageElement from) {
    return isPrivate(type) || (!isPublic(type) && !isIn(type, from));
  }

  private static boolean isIn(TypeElement type, PackageElement from) {
    Element outer = type.getEnclosingElement();
    return outer instanceof TypeElement around ? isIn(around, from) : from.equals(outer);
  }

  /// {@return whether a class, or one around it, is private}
  static boolean isPrivate(TypeElement type) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return false;
  }
}
