package dev.kameo.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// Writes the file for a type with handlers: its messages, a method for each that asks, and one
/// that tells.
final class MessagesWriter {

  static final String TELL = "Tell";

  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Elements elements;
  private final ActorType actor;
  private final TypeTexts texts;
  private final DocLinks links;
  private final Code code = new Code();

  /// The type, with its type variables.
  private final String self;

  /// The type variables of the type, as they are declared.
  private final String declared;

  private final String name;
  private final String visible;

  MessagesWriter(Elements elements, Promised promised, ActorType actor) {
    this.elements = elements;
    this.actor = actor;
    this.name = actor.messagesName();
    Set<String> own = Generation.variables(actor);
    own.add(name);
    own.add(TELL);
    actor.handlers().forEach(handler -> own.add(handler.name()));
    this.texts = new TypeTexts(elements, promised, actor.packageName(), own);
    this.self = texts.of(actor.element().asType());
    this.links = new DocLinks(elements, texts, actor);
    this.declared = texts.declaration(actor.element().getTypeParameters());
    this.visible = actor.isPublic() ? "public " : "";
  }

  String source() {
    writeHead();
    writeSenders();
    actor.handlers().forEach(this::writeAsk);
    if (!told().isEmpty()) {
      writeTell();
    }
    actor.handlers().forEach(this::writeRecord);
    code.close();
    String body = code.toString();
    StringBuilder file = new StringBuilder();
    if (!actor.packageName().isEmpty()) {
      file.append("package ").append(actor.packageName()).append(";\n\n");
    }
    texts.imports().forEach(type -> file.append("import ").append(type).append(";\n"));
    return file.append('\n').append(body).toString();
  }

  private String api(String simple) {
    return texts.name(HandlerKind.API + "." + simple);
  }

  private List<String> declarations() {
    return texts.declarations(actor.element().getTypeParameters());
  }

  /// {@return the names of the type's own type variables, as arguments}
  private String arguments() {
    return arguments(actor.element().getTypeParameters());
  }

  private static String arguments(List<? extends TypeParameterElement> variables) {
    return variables.isEmpty()
        ? ""
        : variables.stream()
            .map(TypeParameterElement::getSimpleName)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private void writeHead() {
    code.doc(
        "The messages of `%s`, and a typed way to send them: `%s.of(ref)`."
            .formatted(actor.element().getSimpleName(), name));
    if (hasGenerated()) {
      code.line("@%s(\"%s\")".formatted(texts.name(GENERATED), MessagesProcessor.class.getName()));
    }
    for (AnnotationMirror mirror : actor.element().getAnnotationMirrors()) {
      if (mirror.getAnnotationType().toString().equals("java.lang.Deprecated")) {
        code.line(texts.annotation(mirror));
      }
    }
    nullness(actor.element()).forEach(mirror -> code.line(texts.annotation(mirror)));
    Set<String> silenced = silenced();
    if (!silenced.isEmpty()) {
      String all =
          silenced.stream().map(each -> '"' + each + '"').collect(Collectors.joining(", "));
      code.line(
          "@"
              + texts.name("java.lang.SuppressWarnings")
              + "("
              + (silenced.size() == 1 ? all : "{" + all + "}")
              + ")");
    }
    code.openClass(visible + "final class " + name, declarations());
  }

  /// {@return whether the module of the type reads the one that the annotation is in}
  private boolean hasGenerated() {
    return elements.getTypeElement(elements.getModuleOf(actor.element()), GENERATED) != null;
  }

  /// {@return what a type, or the next around it that says so, says of `null`: it holds for what is
  /// in the type, and not beside it}
  private static List<? extends AnnotationMirror> nullness(Element type) {
    List<? extends AnnotationMirror> said =
        type.getAnnotationMirrors().stream()
            .filter(mirror ->
                mirror.getAnnotationType().toString().startsWith("org.jspecify.annotations.Null"))
            .toList();
    return said.isEmpty() && type.getEnclosingElement() instanceof TypeElement outer
        ? nullness(outer)
        : said;
  }

  /// {@return the warnings that the handlers themselves have caused already}
  private Set<String> silenced() {
    Set<String> silenced = new TreeSet<>();
    if (hasGenerated() && !elements.getModuleOf(actor.element()).isUnnamed()) {
      silenced.add("exports"); // since nobody who reads the module needs @Generated
    }
    for (Handler handler : actor.handlers()) {
      Mentioned mentioned = HandlerReader.mentioned(handler.method());
      if (mentioned.hasRaw()) {
        silenced.addAll(List.of("rawtypes", "unchecked"));
      }
      if (elements.isDeprecated(handler.method())
          || elements.isDeprecated(actor.element())
          || mentioned.classes().stream().anyMatch(elements::isDeprecated)) {
        silenced.addAll(List.of("deprecation", "removal"));
      }
      if (handler.components().stream()
          .anyMatch(component -> component.type().getKind() == TypeKind.ARRAY)) {
        silenced.add("ArrayRecordComponent");
      }
      if (elements.getTypeElement("java.lang." + handler.name()) != null) {
        silenced.add("AvoidCommonTypeNames");
      }
    }
    return silenced;
  }

  private void writeSenders() {
    String ref = api("ActorRef") + "<? extends " + self + ">";
    String duration = texts.name("java.time.Duration");
    String optional = texts.name("java.util.Optional");
    String timeout = optional + "<" + duration + "> timeout";
    String made = name + (declared.isEmpty() ? "" : "<>");
    code.blank();
    code.line("private final " + ref + " ref;");
    code.line("private final " + timeout + ";");
    code.blank();
    code.open(List.of(), "private " + name, List.of(ref + " ref", timeout), "");
    code.line("this.ref = ref;");
    code.line("this.timeout = timeout;");
    code.close();
    code.blank();
    code.doc("{@return the methods of this actor, each of which asks}");
    String generic = declared.isEmpty() ? "static" : "static " + declared;
    code.open(List.of(visible + generic, name + arguments()), "of", List.of(ref + " ref"), "");
    code.call("return new " + made, List.of("ref", optional + ".empty()"), ";");
    code.close();
    code.blank();
    code.doc("{@return the same methods, whose answers must come within this time}");
    code.open(List.of(visible + name + arguments()), "within", List.of(duration + " time"), "");
    code.call("return new " + made, List.of("ref", optional + ".of(time)"), ";");
    code.close();
    if (!told().isEmpty()) {
      code.blank();
      code.doc("{@return the methods of this actor that take messages, each of which tells}");
      code.open(List.of(visible + TELL + arguments()), "tell", List.of(), "");
      code.call("return new " + TELL + (declared.isEmpty() ? "" : "<>"), List.of("ref"), ";");
      code.close();
    }
    code.blank();
    String result = ActorType.free("R", Generation.variables(actor));
    String message = api("Message") + "<? super " + self + ", " + result + "> message";
    code.open(
        List.of("private <" + result + ">", api("Reply") + "<" + result + ">"),
        sender(),
        List.of(message),
        "");
    code.line("return timeout.isPresent() ? ref.ask(message, timeout.get()) : ref.ask(message);");
    code.close();
  }

  /// {@return the name of the method that asks, which no handler has}
  private String sender() {
    return ActorType.free(
        "send", actor.handlers().stream().map(Handler::methodName).collect(Collectors.toSet()));
  }

  private void writeAsk(Handler handler) {
    code.blank();
    Doc doc = doc(handler);
    if (doc == null) {
      code.doc("Asks [" + handler.name() + "].");
    } else {
      code.lines(doc.ofAsk(handler.documented()));
    }
    writeDeprecated(handler);
    String answer = texts.of(handler.reply());
    String reply = api("Reply") + "<" + answer + ">";
    // Checkers of nullness do not infer what is said of type arguments.
    String call = answer.contains("@") ? "this.<" + answer + ">" + sender() : sender();
    code.open(sent(handler, reply), handler.methodName(), declarations(handler), "");
    code.nested("return " + call, made(handler), passed(handler), ";");
    code.close();
  }

  private @Nullable Doc doc(Handler handler) {
    return Doc.of(elements, handler.method(), links);
  }

  private void writeTell() {
    String ref = api("ActorRef") + "<? extends " + self + ">";
    code.blank();
    code.doc(
        "The methods of `%s` that take messages, each of which tells."
            .formatted(actor.element().getSimpleName()));
    code.openClass(visible + "static final class " + TELL, declarations());
    code.blank();
    code.line("private final " + ref + " ref;");
    code.blank();
    code.open(List.of(), "private " + TELL, List.of(ref + " ref"), "");
    code.line("this.ref = ref;");
    code.close();
    for (Handler handler : told()) {
      code.blank();
      code.doc("Tells [" + handler.name() + "].");
      writeDeprecated(handler);
      code.open(sent(handler, "void"), handler.methodName(), declarations(handler), "");
      code.nested(target(handler) + ".tell", made(handler), passed(handler), ";");
      code.close();
    }
    code.close();
  }

  /// {@return the field with the ref, which a parameter may hide}
  private static String target(Handler handler) {
    return passed(handler).contains("ref") ? "this.ref" : "ref";
  }

  /// {@return the handlers that it makes sense to tell something}
  private List<Handler> told() {
    return actor.handlers().stream()
        .filter(handler -> handler.kind() == HandlerKind.MESSAGE)
        .toList();
  }

  private void writeDeprecated(Handler handler) {
    if (elements.isDeprecated(handler.method())) {
      code.line("@" + texts.name("java.lang.Deprecated"));
    }
  }

  /// {@return a method that sends, up to its name}
  private List<String> sent(Handler handler, String returned) {
    String visible = handler.isPublic() ? "public " : "";
    String variables = texts.declaration(handler.method().getTypeParameters());
    return variables.isEmpty()
        ? List.of(visible + returned)
        : List.of(visible + variables, returned);
  }

  private List<String> declarations(Handler handler) {
    return handler.components().stream().map(this::declaration).toList();
  }

  private String declaration(Handler.Parameter parameter) {
    if (parameter.isVarargs() && parameter.type() instanceof ArrayType array) {
      return texts.of(array.getComponentType()) + "... " + parameter.name();
    }
    return texts.of(parameter.type()) + " " + parameter.name();
  }

  /// {@return a new message, up to its components}
  private String made(Handler handler) {
    return "new " + handler.name() + arguments(variables(handler));
  }

  private static List<String> passed(Handler handler) {
    return handler.components().stream().map(Handler.Parameter::name).toList();
  }

  private List<TypeParameterElement> variables(Handler handler) {
    List<TypeParameterElement> all = new ArrayList<>(actor.element().getTypeParameters());
    all.addAll(handler.method().getTypeParameters());
    return all;
  }

  private void writeRecord(Handler handler) {
    String reply = texts.of(handler.reply());
    code.blank();
    Doc doc = doc(handler);
    if (doc == null) {
      code.doc(
          "The message of `%s.%s`."
              .formatted(actor.element().getSimpleName(), handler.methodName()));
    } else {
      code.lines(doc.ofRecord(handler.documented()));
    }
    handler.copied().forEach(mirror -> code.line(texts.annotation(mirror)));
    code.openRecord(
        (handler.isPublic() ? "public " : "") + "record " + handler.name(),
        texts.declarations(variables(handler)),
        declarations(handler),
        "implements %s<%s, %s>".formatted(texts.name(handler.kind().type()), self, reply));
    writeHandle(handler, reply);
    code.close();
  }

  private void writeHandle(Handler handler, String reply) {
    Set<String> taken = new LinkedHashSet<>();
    handler.components().forEach(component -> taken.add(component.name()));
    String ctx = ActorType.free("ctx", taken);
    taken.add(ctx);
    String target = actor.variable(taken);
    code.line("@" + texts.name("java.lang.Override"));
    code.open(
        List.of("public " + api("Reply") + "<" + reply + ">"),
        "handle",
        List.of(self + " " + target, api("Context") + "<" + self + "> " + ctx),
        thrown(handler));
    List<String> arguments =
        handler.parameters().stream()
            .map(parameter -> parameter.isContext() ? ctx : parameter.name())
            .toList();
    String call = target + "." + handler.methodName();
    ReplyShape shape = handler.shape();
    if (shape == ReplyShape.NOTHING) {
      code.call(call, arguments, ";");
      code.line("return " + api("Reply") + ".done();");
    } else if (shape.factory().isEmpty()) {
      code.call("return " + call, arguments, shape.after() + ";");
    } else {
      code.nested("return " + api("Reply") + "." + shape.factory(), call, arguments, ";");
    }
    code.close();
  }

  private String thrown(Handler handler) {
    return handler.method().getThrownTypes().isEmpty()
        ? ""
        : handler.method().getThrownTypes().stream()
            .map(texts::of)
            .collect(Collectors.joining(", ", "throws ", ""));
  }
}
