package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Recorded;
import dev.kameo.benchmarks.jobs.Unit;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.category.DefaultCategoryDataset;
import org.w3c.dom.DOMImplementation;

/// A picture of one figure: a bar for each contender, and a line from its smallest to its largest.
///
/// @param results what was measured
/// @param figure which figure
record Chart(Results results, String figure) {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 320;
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Color GRID = new Color(0xd0d0d0);

  /// {@return the figures of which there is a picture: rates and bytes}
  static List<String> drawn(Results results) {
    return results.figures().stream()
        .filter(figure -> results.unit(figure) != Unit.NANOS && !figure.endsWith(Recorded.SUFFIX))
        .toList();
  }

  /// Writes it to the folder, as `<figure>.svg`.
  ///
  /// @param entrants in which order
  void write(Path folder, List<Entrant> entrants) throws IOException {
    SVGGraphics2D graphics = canvas();
    draw(entrants).draw(graphics, new Rectangle(WIDTH, HEIGHT));
    try (Writer writer = Files.newBufferedWriter(folder.resolve(figure + ".svg"))) {
      graphics.stream(writer, true);
    }
  }

  private static SVGGraphics2D canvas() {
    try {
      DOMImplementation dom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
      SVGGraphics2D graphics = new SVGGraphics2D(dom.createDocument(SVG, "svg", null));
      graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
      return graphics;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private JFreeChart draw(List<Entrant> entrants) {
    DefaultCategoryDataset medians = new DefaultCategoryDataset();
    DefaultCategoryDataset ends = new DefaultCategoryDataset();
    for (Entrant entrant : entrants) {
      spread(entrant.name())
          .ifPresent(spread -> {
            medians.addValue(spread.median(), "median", entrant.name());
            ends.addValue(spread.min(), "min", entrant.name());
            ends.addValue(spread.max(), "max", entrant.name());
          });
    }
    JFreeChart chart =
        ChartFactory.createBarChart(
            figure, null, label(), medians, PlotOrientation.HORIZONTAL, false, false, false);
    chart.setBackgroundPaint(Color.WHITE);
    CategoryPlot plot = chart.getCategoryPlot();
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeGridlinePaint(GRID);
    plot.setOutlineVisible(false);
    plot.setRenderer(0, new Bars(medians));
    plot.setDataset(1, ends);
    plot.setRenderer(1, new Whiskers());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return chart;
  }

  private boolean isBytes() {
    return results.unit(figure) == Unit.BYTES;
  }

  private String label() {
    return isBytes()
        ? "bytes, fewer are better"
        : "times that of " + Entrant.KAMEO_FORKJOIN + ", more is better";
  }

  private Optional<Spread> spread(String contender) {
    return isBytes()
        ? results.spread(figure, contender)
        : results.ratio(figure, contender, Entrant.KAMEO_FORKJOIN);
  }
}
