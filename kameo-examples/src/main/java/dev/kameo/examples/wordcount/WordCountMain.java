package dev.kameo.examples.wordcount;

import dev.kameo.ActorRef;
import dev.kameo.ActorSystem;
import dev.kameo.KameoException;
import dev.kameo.Reply;
import dev.kameo.SchedulerNotFoundException;
import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;

/// Counts the words of a folder with actors, and checks the count without them.
public final class WordCountMain {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int CALLED_WRONGLY = 2;

  private final Options options;
  private final PrintStream out;
  private final boolean terminal;

  private WordCountMain(Options options, PrintStream out, boolean terminal) {
    this.options = options;
    this.out = out;
    this.terminal = terminal;
  }

  @SuppressWarnings("SystemConsoleNull") // is null where the module that edits lines is missing
  public static void main(String[] arguments) throws InterruptedException {
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    System.exit(run(System.out, System.err, terminal, arguments));
  }

  /// {@return the exit code}
  static int run(PrintStream out, PrintStream err, boolean terminal, String... arguments)
      throws InterruptedException {
    try {
      Options options = Options.parse(arguments);
      if (options.help()) {
        out.print(Options.HELP);
        return OK;
      }
      return new WordCountMain(options, out, terminal).run();
    } catch (UsageException | SchedulerNotFoundException e) {
      err.println("wordcount: " + e.getMessage() + " (--help explains)");
      return CALLED_WRONGLY;
    } catch (KameoException e) {
      err.println("wordcount: " + e.getMessage());
      return FAILED;
    }
  }

  private int run() throws InterruptedException {
    FileTree files = new FileTree(options.folder());
    long begin = System.nanoTime();
    WordCount count;
    try (ActorSystem system =
        ActorSystem.builder().name("wordcount").scheduler(options.scheduler()).create()) {
      count = count(system, files);
    }
    out.print(new Report(files.root(), count, secondsSince(begin)).text(options.top()));

    long beginSequential = System.nanoTime();
    Counts sequential = SequentialCount.of(files);
    out.print(Report.verdict(count.counts(), sequential, secondsSince(beginSequential)));
    return count.counts().equals(sequential) ? OK : FAILED;
  }

  private WordCount count(ActorSystem system, FileTree files) throws InterruptedException {
    ActorRef<Tally> tally = WordCount.spawnTally(system);
    Reply<Long> total = Reply.from(CompletableFuture.supplyAsync(files::count));
    system.<Display>spawnWith(ctx -> new Display(ctx, tally, total, out, terminal));
    return WordCount.run(system, files, options.workers(), tally);
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
