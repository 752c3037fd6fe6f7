package dev.kameo.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Checks a type with handlers as a whole, and generates what is for it.
final class Generation {

  /// What the generated class has besides the methods that send, as it is called.
  private static final Set<String> OWN_METHODS =
      Set.of(
          "clone()",
          "equals(java.lang.Object)",
          "finalize()",
          "getClass()",
          "hashCode()",
          "notify()",
          "notifyAll()",
          "of(" + HandlerKind.API + ".ActorRef)",
          "tell()",
          "toString()",
          "wait()",
          "wait(long)",
          "wait(long,int)",
          "within(java.time.Duration)");

  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Types types;
  private final Problems problems;
  private final HandlerReader reader;
  private final Promised promised;

  /// @param waiting the types that there is something to generate for
  Generation(ProcessingEnvironment environment, Collection<TypeElement> waiting) {
    this.environment = environment;
    this.promised = new Promised(environment.getElementUtils(), waiting);
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.problems = new Problems(environment.getMessager());
    this.reader = new HandlerReader(elements, types, problems);
  }

  /// {@return false if the type speaks of classes that are not known yet, and nothing was done}
  boolean generate(TypeElement type) {
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(HandlerKind::isHandler)
            .toList();
    if (speaksOfUnknown(type, methods)) {
      return false;
    }
    int before = problems.errors();
    checkType(type);
    List<Handler> handlers = new ArrayList<>();
    for (ExecutableElement method : methods) {
      Handler handler = reader.read(type, method);
      if (handler != null) {
        handlers.add(handler);
      }
    }
    ActorType actor =
        new ActorType(type, elements.getPackageOf(type).getQualifiedName().toString(), handlers);
    checkNames(actor);
    checkCalls(actor);
    if (problems.errors() == before) {
      write(actor);
    }
    return true;
  }

  private boolean speaksOfUnknown(TypeElement type, List<ExecutableElement> methods) {
    Mentioned mentioned = new Mentioned();
    mentioned.add(type.asType());
    for (TypeParameterElement variable : type.getTypeParameters()) {
      variable.getBounds().forEach(mentioned::add);
    }
    HandlerReader.above(type).forEach(each -> mentioned.add(each.asType()));
    String home = elements.getPackageOf(type).getQualifiedName().toString();
    return Stream.concat(
            mentioned.unknown().stream(),
            methods.stream().flatMap(method -> HandlerReader.mentioned(method).unknown().stream()))
        .anyMatch(name -> promised.find(name, home) == null);
  }

  private void checkType(TypeElement type) {
    TypeElement actor = elements.getTypeElement(HandlerKind.API + ".Actor");
    if (type.getKind() != ElementKind.INTERFACE
        && !types.isSubtype(types.erasure(type.asType()), actor.asType())) {
      problems.report(type, Problem.NOT_AN_ACTOR, type.getSimpleName());
    }
    if (Mentioned.isPrivate(type)) {
      problems.report(type, Problem.ACTOR_HIDDEN, type.getSimpleName());
    }
    if (type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingElement() instanceof TypeElement outer
        && !outer.getTypeParameters().isEmpty()) {
      problems.report(type, Problem.ACTOR_INNER, type.getSimpleName());
    }
  }

  private void checkNames(ActorType actor) {
    Map<String, Handler> first = new HashMap<>();
    for (Handler handler : actor.handlers()) {
      Handler other = first.putIfAbsent(handler.name(), handler);
      if (other != null) {
        reportName(
            handler,
            "%s has it".formatted(other.method()),
            "Name one of them: %s(name = \"…\").".formatted(handler.kind().sign()));
      } else if (!HandlerReader.isTypeName(handler.name())) {
        reportName(handler, "it is no name of a class", "Choose another.");
      } else if (isTaken(actor, handler.name())) {
        reportName(
            handler,
            "it means something else there",
            "Choose another: %s(name = \"…\").".formatted(handler.kind().sign()));
      }
    }
  }

  private void reportName(Handler handler, String why, String repair) {
    problems.report(
        handler.method(), Problem.MESSAGE_NAME, handler.name(), handler.methodName(), why, repair);
  }

  /// {@return whether a record of this name would hide something that the file speaks of and could
  /// not name otherwise}
  private static boolean isTaken(ActorType actor, String name) {
    return name.equals(actor.messagesName())
        || name.equals(MessagesWriter.TELL)
        || variables(actor).contains(name)
        || (actor.packageName().isEmpty()
            && name.equals(actor.element().getSimpleName().toString()));
  }

  /// {@return the names of all type variables of a type and its handlers}
  static Set<String> variables(ActorType actor) {
    List<TypeParameterElement> variables = new ArrayList<>(actor.element().getTypeParameters());
    actor.handlers().forEach(handler -> variables.addAll(handler.method().getTypeParameters()));
    return variables.stream()
        .map(variable -> variable.getSimpleName().toString())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void checkCalls(ActorType actor) {
    Set<String> calls = new HashSet<>();
    for (Handler handler : actor.handlers()) {
      String call = call(handler);
      if (OWN_METHODS.contains(call)) {
        problems.report(
            handler.method(),
            Problem.METHOD_NAME,
            handler.methodName(),
            actor.element().getSimpleName(),
            call);
      }
      if (!calls.add(call)) {
        problems.report(handler.method(), Problem.CALL_TWICE, handler.method(), call);
      }
    }
  }

  /// {@return how the JVM knows the method that sends a message}
  private String call(Handler handler) {
    return handler.components().stream()
        .map(component -> types.erasure(component.type()).toString())
        .collect(Collectors.joining(",", handler.methodName() + "(", ")"));
  }

  private void write(ActorType actor) {
    String name =
        actor.packageName().isEmpty()
            ? actor.messagesName()
            : actor.packageName() + "." + actor.messagesName();
    String source = new MessagesWriter(elements, promised, actor).source();
    try (Writer file =
        environment.getFiler().createSourceFile(name, actor.element()).openWriter()) {
      file.write(source);
    } catch (FilerException e) {
      problems.report(actor.element(), Problem.NAME_TAKEN, actor.element().getSimpleName(), name);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + name, e);
    }
  }
}
