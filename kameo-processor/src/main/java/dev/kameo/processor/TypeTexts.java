package dev.kameo.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleTypeVisitor14;

/// Types as a generated file writes them, with their type annotations; and the imports which that
/// needs. A simple name stands for the first type that asks for it, and never for one that the file
/// declares itself: others are written in full.
final class TypeTexts {

  private final Elements elements;
  private final Promised promised;
  private final String packageName;
  private final Set<String> declared;

  /// What each simple name stands for.
  private final Map<String, String> known = new HashMap<>();

  private final SortedSet<String> imports = new TreeSet<>();

  /// @param declared the simple names of what the file declares
  TypeTexts(Elements elements, Promised promised, String packageName, Set<String> declared) {
    this.elements = elements;
    this.promised = promised;
    this.packageName = packageName;
    this.declared = declared;
  }

  /// {@return the qualified names to import, sorted}
  SortedSet<String> imports() {
    return imports;
  }

  /// {@return a type that is not nested, as the file writes it}
  String name(String qualified) {
    int dot = qualified.lastIndexOf('.');
    String simple = qualified.substring(dot + 1);
    String home = dot < 0 ? "" : qualified.substring(0, dot);
    if (declared.contains(simple) || isHidden(simple, home)) {
      return qualified;
    }
    String other = known.putIfAbsent(simple, qualified);
    if (other != null && !other.equals(qualified)) {
      return qualified;
    }
    if (!home.equals(packageName) && !home.equals("java.lang")) {
      imports.add(qualified);
    }
    return simple;
  }

  /// {@return whether a class of the file's own package stands before one of `java.lang`}
  private boolean isHidden(String simple, String home) {
    return home.equals("java.lang")
        && !packageName.isEmpty()
        && elements.getTypeElement(packageName + "." + simple) != null;
  }

  String of(TypeMirror type) {
    return type.accept(new Writer(), null);
  }

  /// {@return an annotation as it is written before a declaration or a type}
  String annotation(AnnotationMirror mirror) {
    return new AnnotationTexts(this).of(mirror);
  }

  /// {@return type variables with their bounds, as they are declared; empty for none}
  String declaration(List<? extends TypeParameterElement> variables) {
    return variables.isEmpty() ? "" : "<" + String.join(", ", declarations(variables)) + ">";
  }

  /// {@return type variables with their bounds, as they are declared}
  List<String> declarations(List<? extends TypeParameterElement> variables) {
    return variables.stream().map(this::declaration).toList();
  }

  private String declaration(TypeParameterElement variable) {
    String bounds =
        variable.getBounds().stream()
            .filter(bound -> !isPlainObject(bound))
            .map(this::of)
            .collect(Collectors.joining(" & "));
    return annotations(variable.getAnnotationMirrors())
        + variable.getSimpleName()
        + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static boolean isPlainObject(TypeMirror bound) {
    return bound.getAnnotationMirrors().isEmpty()
        && bound.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) bound).asElement())
            .getQualifiedName()
            .contentEquals("java.lang.Object");
  }

  private String annotations(List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream().map(mirror -> annotation(mirror) + " ").collect(Collectors.joining());
  }

  /// {@return a type, as the file writes it}
  String name(TypeElement type) {
    Element outer = type.getEnclosingElement();
    return outer instanceof TypeElement around
        ? name(around) + "." + type.getSimpleName()
        : name(type.getQualifiedName().toString());
  }

  private final class Writer extends SimpleTypeVisitor14<String, Void> {

    @Override
    protected String defaultAction(TypeMirror type, Void unused) {
      return type.toString();
    }

    @Override
    public String visitPrimitive(PrimitiveType type, Void unused) {
      return annotations(type.getAnnotationMirrors())
          + type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String visitArray(ArrayType type, Void unused) {
      StringBuilder dimensions = new StringBuilder();
      TypeMirror component = type;
      while (component instanceof ArrayType array) {
        String before = annotations(array.getAnnotationMirrors());
        dimensions.append(before.isEmpty() ? "" : " ").append(before).append("[]");
        component = array.getComponentType();
      }
      return of(component) + dimensions;
    }

    @Override
    public String visitDeclared(DeclaredType type, Void unused) {
      TypeElement element = (TypeElement) type.asElement();
      TypeMirror outer = type.getEnclosingType();
      String name =
          outer instanceof DeclaredType around && !around.getTypeArguments().isEmpty()
              ? of(outer) + "." + element.getSimpleName()
              : name(element);
      int last = name.lastIndexOf('.') + 1;
      String annotated =
          name.substring(0, last) + annotations(type.getAnnotationMirrors()) + name.substring(last);
      return annotated + arguments(type);
    }

    private String arguments(DeclaredType type) {
      return type.getTypeArguments().isEmpty()
          ? ""
          : type.getTypeArguments().stream()
              .map(TypeTexts.this::of)
              .collect(Collectors.joining(", ", "<", ">"));
    }

    /// Such a type is generated by us, and not there yet.
    @Override
    public String visitError(ErrorType type, Void unused) {
      String said = type.asElement().toString();
      Promised.Name name = promised.find(said, packageName);
      return name == null ? said : name(name.type()) + name.nested() + arguments(type);
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Void unused) {
      return annotations(type.getAnnotationMirrors()) + type.asElement().getSimpleName();
    }

    @Override
    public String visitWildcard(WildcardType type, Void unused) {
      String mark = annotations(type.getAnnotationMirrors()) + "?";
      TypeMirror upper = type.getExtendsBound();
      TypeMirror lower = type.getSuperBound();
      return upper != null
          ? mark + " extends " + of(upper)
          : lower != null ? mark + " super " + of(lower) : mark;
    }

    @Override
    public String visitIntersection(IntersectionType type, Void unused) {
      return type.getBounds().stream().map(TypeTexts.this::of).collect(Collectors.joining(" & "));
    }
  }
}
