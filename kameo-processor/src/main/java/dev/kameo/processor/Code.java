package dev.kameo.processor;

import java.util.ArrayList;
import java.util.List;

/// Lines of Java with their indent, at most 100 columns wide where there is a place to break them.
final class Code {

  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();
  private int depth;

  void line(String line) {
    text.append(INDENT.repeat(depth)).append(line).append('\n');
  }

  void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  void blank() {
    text.append('\n');
  }

  /// Closes the block.
  void close() {
    depth--;
    line("}");
  }

  /// Writes a doc comment of one paragraph.
  void doc(String paragraph) {
    String begun = "///";
    for (String word : List.of(paragraph.split(" ", -1))) {
      if (!fits(begun + " " + word, 0)) {
        line(begun);
        begun = "///";
      }
      begun += " " + word;
    }
    line(begun);
  }

  /// Opens the block of a class: `head<variables> {`.
  void openClass(String head, List<String> variables) {
    String all = variables.isEmpty() ? head : head + "<" + String.join(", ", variables) + ">";
    if (fits(all + " {", 0)) {
      line(all + " {");
    } else {
      line(head + "<");
      items(variables, "> {");
    }
    depth++;
  }

  /// Opens the block of a record: `head<variables>(list) tail {`.
  ///
  /// @param variables type variables, as they are declared; may be empty
  void openRecord(String head, List<String> variables, List<String> list, String tail) {
    String all = variables.isEmpty() ? head : head + "<" + String.join(", ", variables) + ">";
    if (variables.isEmpty() || fits(all + (list.isEmpty() ? "()" : "("), 0)) {
      open(List.of(), all, list, tail);
      return;
    }
    line(head + "<");
    depth += 2;
    items(variables, list.isEmpty() ? ">()" : ">(");
    depth -= 2;
    if (list.isEmpty()) {
      tailed(tail);
    } else {
      listed(list, tail);
    }
    depth++;
  }

  /// Opens the block of a method or constructor: `words name(list) tail {`.
  ///
  /// @param words what stands before the name, and may stand in lines of its own
  /// @param tail what is thrown; may be empty
  void open(List<String> words, String name, List<String> list, String tail) {
    int outside = depth;
    String more = list.isEmpty() ? "() {" : "(";
    String head = String.join(" ", words) + (words.isEmpty() ? "" : " ") + name;
    List<String> before = new ArrayList<>(words);
    while (!before.isEmpty() && !fits(head + more, 0)) {
      line(before.removeFirst());
      depth += 2;
      head = String.join(" ", before) + (before.isEmpty() ? "" : " ") + name;
    }
    String all = head + "(" + String.join(", ", list) + ")";
    if (fits(all + end(tail), 0)) {
      line(all + end(tail));
    } else if (!tail.isEmpty() && fits(all, 0)) {
      line(all);
      tailed(tail);
    } else {
      line(head + "(");
      listed(list, tail);
    }
    depth = outside + 1;
  }

  /// Writes what is in parentheses, and the tail: in the same line if that is one.
  private void listed(List<String> list, String tail) {
    String all = String.join(", ", list) + ")";
    boolean isOneLine = fits(all, 2);
    if (tail.isEmpty() || (isOneLine && fits(all + end(tail), 2))) {
      items(list, ")" + end(tail));
    } else {
      items(list, ")");
      tailed(tail);
    }
  }

  /// Writes a tail in a line of its own; if it is too long, what is in its pointed brackets in the
  /// next.
  private void tailed(String tail) {
    int open = tail.indexOf('<') + 1;
    if (open == 0 || fits(tail + " {", 2)) {
      line(INDENT + INDENT + tail + " {");
    } else {
      line(INDENT + INDENT + tail.substring(0, open));
      line(INDENT.repeat(4) + tail.substring(open) + " {");
    }
  }

  private static String end(String tail) {
    return tail.isEmpty() ? " {" : " " + tail + " {";
  }

  /// Writes a statement that is a call: `head(list)tail`.
  void call(String head, List<String> list, String tail) {
    String all = head + "(" + String.join(", ", list) + ")" + tail;
    if (fits(all, 0)) {
      line(all);
    } else {
      broken(head, list, ")" + tail);
    }
  }

  /// Writes a statement that is one call in another: `outer(inner(list))tail`.
  void nested(String outer, String inner, List<String> list, String tail) {
    String call = inner + "(" + String.join(", ", list) + "))" + tail;
    if (fits(outer + "(" + call, 0)) {
      line(outer + "(" + call);
    } else {
      line(outer + "(");
      depth += 2;
      call(inner, list, ")" + tail);
      depth -= 2;
    }
  }

  private void broken(String head, List<String> list, String tail) {
    line(head + "(");
    items(list, tail);
  }

  /// Writes what is in parentheses further in: in one line, or each in one of its own.
  private void items(List<String> list, String tail) {
    String all = String.join(", ", list) + tail;
    if (fits(all, 2)) {
      line(INDENT + INDENT + all);
    } else {
      for (int i = 0; i < list.size(); i++) {
        line(INDENT + INDENT + list.get(i) + (i < list.size() - 1 ? "," : tail));
      }
    }
  }

  private boolean fits(String line, int further) {
    return (depth + further) * INDENT.length() + line.length() <= WIDTH;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
