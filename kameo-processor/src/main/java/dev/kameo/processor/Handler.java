package dev.kameo.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/// A method that handles messages, as it was found to be right.
///
/// @param kind whether it only reads
/// @param method the method itself
/// @param name the name of the record
/// @param parameters all of them, in order
/// @param shape how it answers
/// @param reply what it answers with, as a type argument
/// @param isPublic whether everybody may name the record
/// @param copied the annotations for the record
record Handler(
    HandlerKind kind,
    ExecutableElement method,
    String name,
    List<Parameter> parameters,
    ReplyShape shape,
    TypeMirror reply,
    boolean isPublic,
    List<AnnotationMirror> copied) {

  /// A parameter of a handler.
  ///
  /// @param element the parameter itself
  /// @param type how the message has it: not with varargs where the JVM could not know their type
  /// @param isContext whether it is given the context, and so no part of the message
  /// @param isVarargs whether the message has it with varargs
  record Parameter(VariableElement element, TypeMirror type, boolean isContext, boolean isVarargs) {

    String name() {
      return element.getSimpleName().toString();
    }
  }

  String methodName() {
    return method.getSimpleName().toString();
  }

  /// {@return the parameters that the message has}
  List<Parameter> components() {
    return parameters.stream().filter(parameter -> !parameter.isContext()).toList();
  }

  /// {@return what of its doc comment goes for the record too: its components and type variables}
  Set<String> documented() {
    Set<String> names = new LinkedHashSet<>();
    components().forEach(component -> names.add(component.name()));
    for (TypeParameterElement variable : method.getTypeParameters()) {
      names.add("<" + variable.getSimpleName() + ">");
    }
    return names;
  }
}
