package dev.kameo.benchmarks;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;

/// Plain bars, Kameo's in another color.
final class Bars extends BarRenderer {

  private static final long serialVersionUID = 1;

  private static final Color KAMEO = new Color(0x2f6fb5);
  private static final Color OTHERS = new Color(0xb0b8c0);
  private static final double WIDEST = 0.06;

  private final transient CategoryDataset contenders;

  /// @param contenders whose names are the columns
  Bars(CategoryDataset contenders) {
    this.contenders = contenders;
    setBarPainter(new StandardBarPainter());
    setShadowVisible(false);
    setMaximumBarWidth(WIDEST);
  }

  @Override
  public Paint getItemPaint(int row, int column) {
    return Entrant.KAMEO.contains(contenders.getColumnKey(column).toString()) ? KAMEO : OTHERS;
  }
}
