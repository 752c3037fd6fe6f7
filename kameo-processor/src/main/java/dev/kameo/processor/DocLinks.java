package dev.kameo.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/// The links in the doc comment of a handler, made to lead from the generated file to where they
/// led: `#count()` is a method of the actor there. What only an import of the source could tell
/// stays as text in code font.
final class DocLinks {

  private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
  private static final String MEMBER = "#" + NAME + "(?:\\([^)]*\\))?";
  private static final String TARGET =
      "(?:" + NAME + "(?:\\." + NAME + ")*(?:" + MEMBER + ")?|" + MEMBER + ")";

  /// A link, or code, in which there are none.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)```.*?```"
              + "|`[^`]*`"
              + "|\\{@(?:code|literal|snippet)\\b(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*\\}"
              + ("|\\{@(?<tag>link|linkplain|value)\\s+(?<inline>" + TARGET + ")(?<label>[^}]*)\\}")
              + ("|\\[(?<text>[^\\[\\]]+)\\]\\[(?<reference>" + TARGET + ")\\]")
              + ("|\\[(?<short>" + TARGET + ")\\](?![\\[(:])")
              + ("|(?m:^[ \\t]*@see\\s+(?<see>" + TARGET + ")[^\\n]*$\\n?)"));

  private static final Pattern PARAMETER = Pattern.compile(NAME + "(?:\\." + NAME + ")*");
  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

  private final Elements elements;
  private final TypeTexts texts;
  private final TypeElement actor;

  /// The classes that handlers speak of, and the file therefore too.
  private final Set<TypeElement> mentioned = new LinkedHashSet<>();

  DocLinks(Elements elements, TypeTexts texts, ActorType actor) {
    this.elements = elements;
    this.texts = texts;
    this.actor = actor.element();
    for (Handler handler : actor.handlers()) {
      mentioned.addAll(HandlerReader.mentioned(handler.method()).classes());
    }
  }

  /// {@return a doc comment whose links are right}
  String in(String comment) {
    return TOKEN.matcher(comment).replaceAll(found -> Matcher.quoteReplacement(token(found)));
  }

  private String token(MatchResult found) {
    if (found.group("tag") != null) {
      return inline(found.group("tag"), found.group("inline"), found.group("label"));
    }
    if (found.group("reference") != null) {
      String target = target(found.group("reference"));
      String text = found.group("text");
      return target == null ? text : "[" + text + "][" + target + "]";
    }
    String brief = found.group("short");
    if (brief != null) {
      String target = target(brief);
      boolean isWord = !brief.contains("#") && Character.isLowerCase(brief.charAt(0));
      return isWord ? found.group() : target == null ? "`" + brief + "`" : "[" + target + "]";
    }
    String see = found.group("see");
    if (see != null) {
      String target = target(see);
      return target == null ? "" : found.group().replace(see, target);
    }
    return found.group();
  }

  private String inline(String tag, String from, String label) {
    String target = target(from);
    if (target != null) {
      return "{@" + tag + " " + target + label + "}";
    }
    String text = label.isBlank() ? from : label.strip();
    return tag.equals("linkplain") ? text : "{@code " + text + "}";
  }

  /// {@return the target as the generated file names it; `null` if it cannot}
  private @Nullable String target(String from) {
    int sharp = from.indexOf('#');
    String type = sharp < 0 ? from : from.substring(0, sharp);
    String member = sharp < 0 ? "" : from.substring(sharp);
    String named = type.isEmpty() ? texts.name(actor) : named(type);
    return named == null || !areKnown(member) ? null : named + member;
  }

  private boolean areKnown(String member) {
    int open = member.indexOf('(');
    return open < 0
        || PARAMETER
            .matcher(member.substring(open))
            .results()
            .allMatch(type ->
                PRIMITIVES.contains(type.group()) || type.group().equals(named(type.group())));
  }

  /// {@return a class as the generated file names it; `null` if it cannot}
  private @Nullable String named(String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    String rest = dot < 0 ? "" : name.substring(dot);
    TypeElement type = find(first);
    if (type != null) {
      return texts.name(type) + rest;
    }
    boolean isOurs = first.equals(ActorType.messagesName(actor));
    return isOurs || elements.getTypeElement(name) != null ? name : null;
  }

  /// {@return the class that a simple name stands for in the source, as far as it can be known}
  private @Nullable TypeElement find(String simple) {
    for (Element around = actor;
        around instanceof TypeElement type;
        around = around.getEnclosingElement()) {
      if (type.getSimpleName().contentEquals(simple)) {
        return type;
      }
      for (TypeElement nested : ElementFilter.typesIn(elements.getAllMembers(type))) {
        if (nested.getSimpleName().contentEquals(simple)) {
          return nested;
        }
      }
    }
    for (TypeElement type : mentioned) {
      if (type.getSimpleName().contentEquals(simple)) {
        return type;
      }
    }
    String home = elements.getPackageOf(actor).getQualifiedName().toString();
    TypeElement neighbour = elements.getTypeElement(home.isEmpty() ? simple : home + "." + simple);
    return neighbour != null ? neighbour : elements.getTypeElement("java.lang." + simple);
  }
}
