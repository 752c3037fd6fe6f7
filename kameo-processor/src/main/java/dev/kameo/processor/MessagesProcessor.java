package dev.kameo.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/// Generates for each type with handlers, methods that have `@OnMessage` or `@OnQuery`, one class
/// with their messages and a typed way to send them. Called by the compiler, which finds it on the
/// processor path.
///
/// What is generated for a type comes from that type alone, so incremental builds may generate it
/// apart from all others. A type that speaks of classes which other processors have yet to generate
/// waits for them.
@SupportedAnnotationTypes({HandlerKind.ON_MESSAGE, HandlerKind.ON_QUERY})
public final class MessagesProcessor extends AbstractProcessor {

  /// The names of the types that wait.
  private final Set<String> waiting = new LinkedHashSet<>();

  /// For [java.util.ServiceLoader].
  public MessagesProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<TypeElement> types = found(annotations, round);
    Generation generation = new Generation(processingEnv, types);
    for (TypeElement type : types) {
      if (!generation.generate(type)) {
        waiting.add(type.getQualifiedName().toString());
      }
    }
    return false; // else processors behind this one might never be called
  }

  private Set<TypeElement> found(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (String name : waiting) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null && !round.processingOver()) {
        types.add(type);
      }
    }
    waiting.clear();
    for (TypeElement annotation : annotations) {
      for (Element handler : round.getElementsAnnotatedWith(annotation)) {
        types.add((TypeElement) handler.getEnclosingElement());
      }
    }
    return types;
  }
}
