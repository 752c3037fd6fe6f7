package dev.kameo.testkit;

import dev.kameo.testkit.SequenceDiagram.Row;
import java.util.Arrays;
import java.util.List;

/// Draws a sequence diagram with characters, at most 100 of them wide: a column for each who takes
/// part, an arrow for each message. With so many that they do not fit, a line of text for each.
final class TextDiagram {

  private static final int WIDTH = 100;
  private static final int MARGIN = 6;
  private static final int LONGEST_NAME = 20;
  private static final int LEAST_GAP = 8;

  private final List<String> names;
  private final List<Row> rows;

  /// How far each column is from the one before it; the first from the margin.
  private final int[] gaps;

  private TextDiagram(SequenceDiagram diagram) {
    this.names = diagram.names().stream().map(name -> abbreviated(name, LONGEST_NAME)).toList();
    this.rows = diagram.rows();
    this.gaps = new int[names.size()];
  }

  static String of(SequenceDiagram diagram) {
    TextDiagram text = new TextDiagram(diagram);
    if (diagram.names().isEmpty()) {
      return "";
    }
    text.measure();
    return text.fits() ? text.draw() : text.list();
  }

  // Where the columns are

  private void measure() {
    for (int i = 0; i < gaps.length; i++) {
      int before = i == 0 ? 0 : (names.get(i - 1).length() + 1) / 2 + 2;
      gaps[i] = Math.max(i == 0 ? 0 : LEAST_GAP, before + names.get(i).length() / 2);
    }
    for (Row row : rows) {
      int left = Math.min(row.from(), row.to());
      int right = Math.max(row.from(), row.to());
      int missing = row.label().length() + 5 - distance(left, right);
      if (left < right && missing > 0) {
        gaps[right] += missing;
      }
    }
    while (width() > WIDTH && widest() >= 0) {
      gaps[widest()]--;
    }
  }

  private int distance(int left, int right) {
    int distance = 0;
    for (int i = left + 1; i <= right; i++) {
      distance += gaps[i];
    }
    return distance;
  }

  private int width() {
    return MARGIN + Arrays.stream(gaps).sum() + (names.getLast().length() + 1) / 2;
  }

  private boolean fits() {
    return width() <= WIDTH;
  }

  /// {@return the widest gap that may be narrower, or -1}
  private int widest() {
    int widest = -1;
    for (int i = 1; i < gaps.length; i++) {
      int least = Math.max(LEAST_GAP, (names.get(i - 1).length() + names.get(i).length()) / 2 + 2);
      if (gaps[i] > least && (widest < 0 || gaps[i] > gaps[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private int column(int place) {
    return MARGIN + gaps[0] + distance(0, place);
  }

  // Drawing

  private String draw() {
    StringBuilder text = new StringBuilder();
    append(text, header());
    append(text, lifelines());
    for (Row row : rows) {
      char[] line = draw(row);
      put(line, 0, number(row));
      append(text, line);
    }
    return text.toString();
  }

  private static String number(Row row) {
    return row.kind() == Row.Kind.GAP ? "   …" : "%4d".formatted(row.number());
  }

  private static void append(StringBuilder text, char[] line) {
    text.append(new String(line).stripTrailing()).append('\n');
  }

  private char[] header() {
    char[] line = blank();
    for (int i = 0; i < names.size(); i++) {
      put(line, column(i) - names.get(i).length() / 2, names.get(i));
    }
    return line;
  }

  private char[] lifelines() {
    char[] line = blank();
    for (int i = 0; i < names.size(); i++) {
      line[column(i)] = '│';
    }
    return line;
  }

  private char[] draw(Row row) {
    char[] line = lifelines();
    switch (row.kind()) {
      case TIME, GAP -> {
        Arrays.fill(line, MARGIN, WIDTH - MARGIN, '┈');
        put(line, MARGIN + 2, " " + row.label() + " ");
      }
      case NOTE -> note(line, row.to(), row.label());
      case MESSAGE -> arrow(line, row, '─');
      case ANSWER, FAILURE -> arrow(line, row, '╌');
    }
    return line;
  }

  private void note(char[] line, int place, String label) {
    int right = column(place) + 2;
    if (right + label.length() <= WIDTH || column(place) < WIDTH / 2) {
      put(line, right, abbreviated(label, WIDTH - right));
    } else {
      int left = Math.max(MARGIN, column(place) - 1 - label.length());
      put(line, left, abbreviated(label, column(place) - 1 - left));
    }
  }

  private void arrow(char[] line, Row row, char stroke) {
    int from = column(row.from());
    int to = column(row.to());
    if (from == to) {
      note(line, row.to(), (row.kind() == Row.Kind.FAILURE ? "✗ " : "↺ ") + row.label());
      return;
    }
    int left = Math.min(from, to);
    int right = Math.max(from, to);
    Arrays.fill(line, left + 1, right, stroke);
    line[from] = from < to ? '├' : '┤';
    line[from < to ? to - 1 : to + 1] =
        row.kind() == Row.Kind.FAILURE ? 'x' : from < to ? '>' : '<';
    String label = abbreviated(row.label(), right - left - 4);
    put(line, left + 1 + (right - left - label.length()) / 2, label);
  }

  private static char[] blank() {
    char[] line = new char[WIDTH + LONGEST_NAME];
    Arrays.fill(line, ' ');
    return line;
  }

  private static void put(char[] line, int at, String text) {
    text.getChars(0, text.length(), line, at);
  }

  private static String abbreviated(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "…";
  }

  // Without columns

  private String list() {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String line =
          switch (row.kind()) {
            case TIME, GAP -> row.label();
            case NOTE -> names.get(row.to()) + " " + row.label();
            case MESSAGE ->
                names.get(row.from()) + " ─> " + names.get(row.to()) + ": " + row.label();
            case ANSWER ->
                names.get(row.from()) + " ╌> " + names.get(row.to()) + ": " + row.label();
            case FAILURE ->
                names.get(row.from()) + " ╌x " + names.get(row.to()) + ": " + row.label();
          };
      text.append(number(row)).append("  ").append(abbreviated(line, WIDTH - MARGIN)).append('\n');
    }
    return text.toString();
  }
}
