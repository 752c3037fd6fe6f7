package dev.kameo.processor;

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

  /// What follows is in a block.
  void indent() {
    depth++;
  }

  /// Closes the block.
  void close() {
    depth--;
    line("}");
  }

  /// Writes a line that opens a block. What does not fit is broken: first before the tail, then
  /// between the parentheses.
  ///
  /// @param head up to the parenthesis
  /// @param list what is in parentheses
  /// @param tail what stands behind them, such as what is implemented or thrown; may be empty
  void open(String head, List<String> list, String tail) {
    String all = head + "(" + String.join(", ", list) + ")";
    String end = tail.isEmpty() ? "{" : tail + " {";
    if (fits(all + " " + end, 0)) {
      line(all + " " + end);
    } else if (tail.isEmpty()) {
      broken(head, list, ") {");
    } else {
      if (fits(all, 0)) {
        line(all);
      } else {
        broken(head, list, ")");
      }
      line(INDENT + INDENT + end);
    }
    depth++;
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
