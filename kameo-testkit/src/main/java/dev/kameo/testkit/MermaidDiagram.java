package dev.kameo.testkit;

import dev.kameo.testkit.SequenceDiagram.Row;

/// Writes a sequence diagram in the language of Mermaid.
final class MermaidDiagram {

  private MermaidDiagram() {}

  static String of(SequenceDiagram diagram) {
    StringBuilder text = new StringBuilder("sequenceDiagram\n");
    for (int i = 0; i < diagram.names().size(); i++) {
      text.append("  participant p%d as %s\n".formatted(i, escaped(diagram.names().get(i))));
    }
    for (Row row : diagram.rows()) {
      text.append("  ").append(line(row, diagram.names().size() - 1)).append('\n');
    }
    return text.toString();
  }

  private static String line(Row row, int last) {
    String label = escaped(row.label());
    return switch (row.kind()) {
      case MESSAGE -> "p%d->>p%d: %s".formatted(row.from(), row.to(), label);
      case ANSWER -> "p%d-->>p%d: %s".formatted(row.from(), row.to(), label);
      case FAILURE -> "p%d--xp%d: %s".formatted(row.from(), row.to(), label);
      case NOTE -> "Note over p%d: %s".formatted(row.to(), label);
      case TIME, GAP -> "Note over p0,p%d: %s".formatted(last, label);
    };
  }

  /// Mermaid reads a semicolon as the end of a line, and a hash sign as the start of a character's
  /// number.
  private static String escaped(String text) {
    return text.replace("#", "#35;")
        .replace(";", "#59;")
        .replace("#35#59;", "#35;")
        .replace("\n", " ");
  }
}
