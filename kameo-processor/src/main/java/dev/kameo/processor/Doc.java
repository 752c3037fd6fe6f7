package dev.kameo.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.DocCommentKind;
import org.jspecify.annotations.Nullable;

/// The doc comment of a handler, made to fit what is generated of it: a record has no `@return`,
/// nothing that is generated throws, and the context is no part of a message.
///
/// @param markdown whether it was written with three slashes, else with stars
/// @param text the lines before the block tags
/// @param tags the block tags, each with the lines that belong to it
record Doc(boolean markdown, List<String> text, List<String> tags) {

  private static final Pattern TAG = Pattern.compile("@(\\w+)(?:\\s+(\\S+))?.*", Pattern.DOTALL);
  private static final String RETURN = "{@return ";

  /// {@return the comment of an element; `null` if it has none}
  ///
  /// @param links makes its links right
  static @Nullable Doc of(Elements elements, Element element, DocLinks links) {
    String comment = elements.getDocComment(element);
    if (comment == null) {
      return null;
    }
    List<String> text = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    boolean isFenced = false;
    int braces = 0;
    for (String line : unindented(links.in(comment).replace("{@inheritDoc}", ""))) {
      isFenced ^= line.strip().startsWith("```");
      boolean isCode = isFenced || braces > 0;
      braces += braces(line);
      if (!isCode && TAG.matcher(line.strip()).matches()) {
        tags.add(line.strip());
      } else if (tags.isEmpty()) {
        text.add(line);
      } else {
        tags.add(tags.removeLast() + "\n" + line);
      }
    }
    if (text.isEmpty() && tags.isEmpty()) {
      return null;
    }
    boolean markdown = elements.getDocCommentKind(element) == DocCommentKind.END_OF_LINE;
    return new Doc(markdown, stripBlankEnd(text), tags);
  }

  /// {@return how many more braces a line opens than it closes}
  private static int braces(String line) {
    return line.chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum();
  }

  /// {@return the lines of a comment, without the space that stands before all but the first}
  private static List<String> unindented(String comment) {
    List<String> lines = comment.strip().lines().map(String::stripTrailing).toList();
    int indent =
        lines.stream()
            .skip(1)
            .filter(line -> !line.isEmpty())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    List<String> unindented = new ArrayList<>();
    for (String line : lines) {
      boolean isFirst = unindented.isEmpty();
      unindented.add(isFirst || line.isEmpty() ? line : line.substring(indent));
    }
    return unindented;
  }

  private static List<String> stripBlankEnd(List<String> lines) {
    List<String> stripped = new ArrayList<>(lines);
    while (!stripped.isEmpty() && stripped.getLast().isBlank()) {
      stripped.removeLast();
    }
    return stripped;
  }

  /// {@return the lines of the comment of a record}
  ///
  /// @param parameters the parameters and type variables of the handler that the record has
  List<String> ofRecord(Set<String> parameters) {
    return lines(withoutReturn(), tagsFor(parameters, false));
  }

  /// {@return the lines of the comment of a method that asks}
  List<String> ofAsk(Set<String> parameters) {
    return lines(text, tagsFor(parameters, true));
  }

  private List<String> withoutReturn() {
    List<String> lines = new ArrayList<>();
    boolean isOpen = false;
    for (String line : text) {
      String rest = line;
      if (rest.contains(RETURN)) {
        rest = rest.replace(RETURN, "Asks for ");
        isOpen = true;
      }
      int end = isOpen ? endOfInline(rest) : -1;
      if (end >= 0) {
        String after = rest.substring(end + 1);
        rest = rest.substring(0, end) + (after.isBlank() ? "." : after);
        isOpen = false;
      }
      lines.add(rest);
    }
    return lines;
  }

  /// {@return where a brace closes that none has opened in this line; -1 for nowhere}
  private static int endOfInline(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private List<String> tagsFor(Set<String> parameters, boolean returns) {
    List<String> kept = new ArrayList<>();
    for (String tag : tags) {
      Matcher parts = TAG.matcher(tag);
      if (parts.matches() && isKept(parts.group(1), parts.group(2), parameters, returns)) {
        kept.addAll(tag.lines().toList());
      }
    }
    return stripBlankEnd(kept);
  }

  private static boolean isKept(
      String tag, @Nullable String what, Set<String> parameters, boolean returns) {
    return switch (tag) {
      case "param" -> what != null && parameters.contains(what);
      case "return" -> returns;
      case "throws", "exception" -> false;
      default -> true;
    };
  }

  private List<String> lines(List<String> body, List<String> blocks) {
    List<String> content = new ArrayList<>(body);
    if (!body.isEmpty() && !blocks.isEmpty()) {
      content.add("");
    }
    content.addAll(blocks);
    return markdown ? markdown(content) : stars(content);
  }

  static List<String> markdown(List<String> content) {
    return content.stream().map(line -> line.isEmpty() ? "///" : "/// " + line).toList();
  }

  private static List<String> stars(List<String> content) {
    if (content.size() == 1) {
      return List.of("/** " + content.getFirst() + " */");
    }
    List<String> lines = new ArrayList<>();
    lines.add("/**");
    content.forEach(line -> lines.add(line.isEmpty() ? " *" : " * " + line));
    lines.add(" */");
    return lines;
  }
}
