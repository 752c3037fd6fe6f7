package dev.kameo.processor;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/// Annotations as a generated file writes them.
final class AnnotationTexts extends SimpleAnnotationValueVisitor14<String, Void> {

  private final TypeTexts types;

  AnnotationTexts(TypeTexts types) {
    this.types = types;
  }

  String of(AnnotationMirror mirror) {
    String name = "@" + types.name((TypeElement) mirror.getAnnotationType().asElement());
    Map<? extends ExecutableElement, ? extends AnnotationValue> values = mirror.getElementValues();
    if (values.isEmpty()) {
      return name;
    }
    return values.entrySet().stream()
        .map(value -> label(value.getKey(), values.size()) + value.getValue().accept(this, null))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  private static String label(ExecutableElement member, int members) {
    boolean isAlone = members == 1 && member.getSimpleName().contentEquals("value");
    return isAlone ? "" : member.getSimpleName() + " = ";
  }

  @Override
  protected String defaultAction(Object value, Void unused) {
    return String.valueOf(value);
  }

  @Override
  public String visitByte(byte value, Void unused) {
    return Byte.toString(value);
  }

  @Override
  public String visitChar(char value, Void unused) {
    return "'" + escaped(value, '\'') + "'";
  }

  @Override
  public String visitLong(long value, Void unused) {
    return value + "L";
  }

  @Override
  public String visitFloat(float value, Void unused) {
    return Float.isFinite(value) ? value + "f" : notFinite(value) + "f";
  }

  @Override
  public String visitDouble(double value, Void unused) {
    return Double.isFinite(value) ? Double.toString(value) : notFinite(value);
  }

  private static String notFinite(double value) {
    return Double.isNaN(value) ? "0.0 / 0.0" : value > 0 ? "1.0 / 0.0" : "-1.0 / 0.0";
  }

  @Override
  public String visitString(String value, Void unused) {
    return value
        .chars()
        .mapToObj(c -> escaped((char) c, '"'))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(char c, char quote) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      default ->
          c == quote
              ? "\\" + c
              : c < ' ' || c == 0x7f ? "\\u%04x".formatted((int) c) : String.valueOf(c);
    };
  }

  @Override
  public String visitType(TypeMirror value, Void unused) {
    return types.of(value) + ".class";
  }

  @Override
  public String visitEnumConstant(VariableElement constant, Void unused) {
    return types.of(constant.asType()) + "." + constant.getSimpleName();
  }

  @Override
  public String visitAnnotation(AnnotationMirror mirror, Void unused) {
    return of(mirror);
  }

  @Override
  public String visitArray(List<? extends AnnotationValue> values, Void unused) {
    List<String> texts = values.stream().map(value -> value.accept(this, null)).toList();
    return texts.size() == 1 ? texts.getFirst() : "{" + String.join(", ", texts) + "}";
  }
}
