package dev.kameo.benchmarks;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;
import org.jfree.chart.renderer.category.MinMaxCategoryRenderer;

/// Lines from the smallest to the largest, with a dot at each end.
final class Whiskers extends MinMaxCategoryRenderer {

  private static final long serialVersionUID = 1;

  Whiskers() {
    setGroupPaint(Color.DARK_GRAY);
    setMinIcon(new Dot());
    setMaxIcon(new Dot());
    setObjectIcon(new Dot());
  }

  private static final class Dot implements Icon {

    private static final int SIZE = 4;

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
      graphics.setColor(Color.DARK_GRAY);
      graphics.fillOval(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE);
    }

    @Override
    public int getIconWidth() {
      return SIZE;
    }

    @Override
    public int getIconHeight() {
      return SIZE;
    }
  }
}
