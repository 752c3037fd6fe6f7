package dev.kameo.verification;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Catches what the SDK logs, warnings and errors, while it is open.
final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.kameo");
  private final boolean additive = logger.isAdditive();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Logged() {}

  static Logged open() {
    Logged logged = new Logged();
    logged.start();
    logged.logger.setAdditive(false);
    logged.logger.addAppender(logged);
    return logged;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      lines.add(event.getFormattedMessage());
    }
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(additive);
    stop();
  }
}
