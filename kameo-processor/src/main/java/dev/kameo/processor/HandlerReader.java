package dev.kameo.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Reads one annotated method after the other, and reports all that is wrong with it.
final class HandlerReader {

  /// What a component of a record cannot be called.
  private static final Set<String> NO_COMPONENTS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final Answers answers;
  private final Copies copies;
  private final Mutability mutability;

  HandlerReader(Elements elements, Types types, Problems problems) {
    this.elements = elements;
    this.types = types;
    this.problems = problems;
    this.answers = new Answers(elements, types, problems);
    this.copies = new Copies(elements, types, problems);
    this.mutability = new Mutability(elements, types);
  }

  /// {@return the handler that the method is; `null` if it is wrong, which has been reported}
  @Nullable Handler read(TypeElement actor, ExecutableElement method) {
    int before = problems.errors();
    AnnotationMirror message = HandlerKind.MESSAGE.on(method);
    AnnotationMirror query = HandlerKind.QUERY.on(method);
    HandlerKind kind = query == null ? HandlerKind.MESSAGE : HandlerKind.QUERY;
    AnnotationMirror annotation = query == null ? message : query;
    if (annotation == null) {
      return null;
    }
    if (message != null && query != null) {
      problems.report(method, Problem.HANDLER_BOTH, method.getSimpleName());
    }
    checkModifiers(method, kind);
    checkIsNamed(actor, method);
    checkIsFirst(actor, method, kind);
    checkThrows(method);
    checkTypeVariables(actor, method);
    List<Handler.Parameter> parameters = parameters(actor, method);
    Answers.Answer answer = answers.of(method, kind);
    List<AnnotationMirror> copied = copies.of(method, annotation);
    if (answer == null || problems.errors() > before) {
      return null;
    }
    Mentioned mentioned = mentioned(method);
    return new Handler(
        kind,
        method,
        name(method, annotation),
        parameters,
        answer.shape(),
        answer.type(),
        method.getModifiers().contains(Modifier.PUBLIC)
            && mentioned.classes().stream().allMatch(Mentioned::isPublic),
        copied);
  }

  /// {@return the classes that a method speaks of}
  static Mentioned mentioned(ExecutableElement method) {
    Mentioned mentioned = new Mentioned();
    mentioned.add(method.getReturnType());
    method.getParameters().forEach(parameter -> mentioned.add(parameter.asType()));
    method.getThrownTypes().forEach(mentioned::add);
    for (TypeParameterElement variable : method.getTypeParameters()) {
      variable.getBounds().forEach(mentioned::add);
    }
    return mentioned;
  }

  private void checkModifiers(ExecutableElement method, HandlerKind kind) {
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      problems.report(method, Problem.HANDLER_PRIVATE, kind.sign(), method.getSimpleName());
    }
    if (method.getModifiers().contains(Modifier.STATIC)) {
      problems.report(method, Problem.HANDLER_STATIC, kind.sign(), method.getSimpleName());
    }
  }

  /// Messages are in the package of their actor, and outside of it.
  private void checkIsNamed(TypeElement actor, ExecutableElement method) {
    Mentioned mentioned = mentioned(method);
    Stream.concat(mentioned.classes().stream(), mentioned.annotations().stream())
        .filter(type -> Mentioned.isHidden(type, elements.getPackageOf(actor)))
        .forEach(type ->
            problems.report(
                method, Problem.TYPE_HIDDEN, method.getSimpleName(), type.getSimpleName()));
  }

  /// The message of a handler that is overridden calls what overrides it.
  private void checkIsFirst(TypeElement actor, ExecutableElement method, HandlerKind kind) {
    for (TypeElement type : above(actor)) {
      for (ExecutableElement other : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (HandlerKind.isHandler(other) && elements.overrides(method, other, actor)) {
          problems.report(
              method,
              Problem.HANDLER_AGAIN,
              method.getSimpleName(),
              type.getSimpleName(),
              kind.sign());
          return;
        }
      }
    }
  }

  /// {@return the classes and interfaces that a type has its members from, those too that nobody
  /// knows}
  static Set<TypeElement> above(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .filter(DeclaredType.class::isInstance)
        .map(each -> (TypeElement) ((DeclaredType) each).asElement())
        .forEach(each -> {
          if (found.add(each)) {
            found.addAll(above(each));
          }
        });
    return found;
  }

  private void checkThrows(ExecutableElement method) {
    TypeMirror exception = elements.getTypeElement("java.lang.Exception").asType();
    TypeMirror error = elements.getTypeElement("java.lang.Error").asType();
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (!types.isSubtype(thrown, exception) && !types.isSubtype(thrown, error)) {
        problems.report(method, Problem.HANDLER_THROWS, method.getSimpleName(), thrown);
      }
    }
  }

  private void checkTypeVariables(TypeElement actor, ExecutableElement method) {
    for (TypeParameterElement variable : method.getTypeParameters()) {
      for (TypeParameterElement other : actor.getTypeParameters()) {
        if (variable.getSimpleName().equals(other.getSimpleName())) {
          problems.report(
              method, Problem.TYPE_VARIABLE, variable.getSimpleName(), method.getSimpleName());
        }
      }
    }
  }

  private List<Handler.Parameter> parameters(TypeElement actor, ExecutableElement method) {
    List<Handler.Parameter> parameters = new ArrayList<>();
    boolean hasContext = false;
    for (VariableElement element : method.getParameters()) {
      boolean isContext = isContext(element.asType());
      boolean isLast = element.equals(method.getParameters().getLast());
      boolean isVarargs =
          isLast && method.isVarArgs() && isReifiable(((ArrayType) element.asType()));
      parameters.add(new Handler.Parameter(element, element.asType(), isContext, isVarargs));
      if (isContext) {
        checkContext(actor, method, element, hasContext);
        hasContext = true;
      } else {
        checkComponent(element, isLast && method.isVarArgs());
      }
    }
    return parameters;
  }

  private static boolean isContext(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement())
            .getQualifiedName()
            .contentEquals(HandlerKind.API + ".Context");
  }

  private void checkContext(
      TypeElement actor, ExecutableElement method, VariableElement parameter, boolean isSecond) {
    if (isSecond) {
      problems.report(parameter, Problem.CONTEXT_TWICE, method.getSimpleName());
    }
    TypeElement context = elements.getTypeElement(HandlerKind.API + ".Context");
    TypeMirror own = types.getDeclaredType(context, actor.asType());
    if (!types.isAssignable(own, parameter.asType())) {
      problems.report(
          parameter,
          Problem.CONTEXT_OTHER,
          actor.getSimpleName(),
          actor.getSimpleName(),
          parameter.asType());
    }
  }

  private void checkComponent(VariableElement parameter, boolean isVarargs) {
    String name = parameter.getSimpleName().toString();
    if (NO_COMPONENTS.contains(name)) {
      problems.report(parameter, Problem.PARAMETER_NAME, name);
    }
    if (!isVarargs && mutability.isMutable(parameter.asType())) {
      problems.report(parameter, Problem.MUTABLE, name, parameter.asType());
    }
  }

  /// {@return whether the JVM knows the type of an array's components, so that varargs are safe}
  private static boolean isReifiable(ArrayType type) {
    TypeMirror component = type.getComponentType();
    while (component instanceof ArrayType array) {
      component = array.getComponentType();
    }
    return component.getKind() != TypeKind.TYPEVAR
        && !(component instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty());
  }

  private static String name(ExecutableElement method, AnnotationMirror annotation) {
    for (var value : annotation.getElementValues().entrySet()) {
      AnnotationValue said = value.getValue();
      if (value.getKey().getSimpleName().contentEquals("name") && !said.getValue().equals("")) {
        return said.getValue().toString();
      }
    }
    String name = method.getSimpleName().toString();
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toUpperCase(java.util.Locale.ROOT) + name.substring(first);
  }

  /// {@return whether a record can have this name}
  static boolean isTypeName(String name) {
    return SourceVersion.isName(name)
        && !name.contains(".")
        && !Set.of("permits", "record", "sealed", "var", "yield").contains(name);
  }
}
