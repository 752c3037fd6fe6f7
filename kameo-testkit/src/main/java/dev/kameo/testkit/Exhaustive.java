package dev.kameo.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All schedules up to the order of steps that do not conflict: dynamic partial-order reduction
/// with source sets and sleep sets (Abdulla et al. 2014).
///
/// # How it works
///
/// The path is the last run, one node a step. After a run, each pair of conflicting steps of which
/// the later one could have come first is a *race*: at the node of the earlier one, a process is
/// added to those to be tried that leads to the other order. Then the deepest node that has such a
/// process is tried with it. A process that was tried at a node *sleeps* below it until a step that
/// conflicts with its own: what it would lead to was seen already. A run in which all that could
/// happen next is asleep is a repetition, and not counted.
final class Exhaustive implements Search {

  private final Commuting commuting;
  private final List<Node> path = new ArrayList<>();
  private Walk walk = new Walk();
  private int runs;
  private int repetitions;
  private boolean over;

  Exhaustive(Commuting commuting) {
    this.commuting = commuting;
  }

  @Override
  public Choices choices(int number, long seed) {
    walk = new Walk();
    return walk;
  }

  @Override
  public void ended(RunResult result) {
    runs++;
    if (walk.repeats) {
      repetitions++;
    }
    for (int i = 0; i < path.size() && i < walk.happenings.size(); i++) {
      path.get(i).footprint = walk.happenings.get(i).footprint;
    }
    findRaces(walk.happenings);
    advance();
  }

  private void advance() {
    while (!path.isEmpty()) {
      Node node = path.getLast();
      node.fallAsleep();
      for (long process : node.tried) {
        if (!node.sleep.containsKey(process)) {
          node.chosen = process;
          return;
        }
      }
      path.removeLast();
    }
    over = true;
  }

  private void findRaces(List<Happening> all) {
    for (int i = 0; i < all.size(); i++) {
      Happening late = all.get(i);
      for (int cause : late.causes) {
        late.follow(cause, all);
      }
      for (int j = i - 1; j >= 0; j--) {
        if (!late.before.get(j) && late.footprint.conflictsWith(all.get(j).footprint, commuting)) {
          addRace(all, j, i);
          late.follow(j, all);
        }
      }
    }
  }

  /// Sees to it that a conflicting pair is tried in the other order too.
  ///
  /// For two letters one process is enough, since what they are is certain. What a step touches may
  /// depend on what came before, so for all else the run that leads to the other order may touch
  /// other things than this one, and every process is tried.
  private void addRace(List<Happening> all, int early, int late) {
    Node node = path.get(early);
    if (!all.get(late).footprint.conflictsInLanesAlone(all.get(early).footprint)) {
      node.tryAll();
      return;
    }
    List<Long> initials = initials(all, early, late);
    if (initials.stream().anyMatch(node.tried::contains)) {
      return;
    }
    if (initials.stream().noneMatch(node.sleep::containsKey)) {
      for (long process : initials.reversed()) {
        if (node.isEnabled(process)) {
          node.tried.add(process);
          return;
        }
      }
    }
    node.tryAll();
  }

  /// {@return the processes that can begin a run in which the late step comes before the early
  /// one}: of all that happened in between, and does not follow from the early one, what follows
  /// from nothing.
  private static List<Long> initials(List<Happening> all, int early, int late) {
    List<Long> initials = new ArrayList<>();
    BitSet between = new BitSet();
    for (int i = early + 1; i <= late; i++) {
      Happening happening = all.get(i);
      if (i == late || !happening.before.get(early)) {
        if (!happening.before.intersects(between)) {
          initials.add(happening.footprint.process);
        }
        between.set(i);
      }
    }
    return initials;
  }

  @Override
  public boolean isSequential() {
    return true;
  }

  @Override
  public int size() {
    return over ? runs : Integer.MAX_VALUE;
  }

  @Override
  public int repetitions() {
    return repetitions;
  }

  /// One place on the path.
  private static final class Node {

    private final long[] enabled;

    /// What was or will be tried here, in this order.
    private final Set<Long> tried = new LinkedHashSet<>();

    private final Map<Long, Footprint> sleep;
    private long chosen;

    /// Of the step that was chosen, once it has happened.
    private @Nullable Footprint footprint;

    Node(long[] enabled, Map<Long, Footprint> sleep) {
      this.enabled = enabled;
      this.sleep = sleep;
    }

    boolean isEnabled(long process) {
      return Arrays.stream(enabled).anyMatch(other -> other == process);
    }

    void tryAll() {
      for (long process : enabled) {
        tried.add(process);
      }
    }

    /// Chooses the oldest process that does not sleep.
    ///
    /// @return whether there is one
    boolean choose() {
      for (long process : enabled) {
        if (!sleep.containsKey(process)) {
          chosen = process;
          tried.add(process);
          return true;
        }
      }
      return false;
    }

    void fallAsleep() {
      if (footprint != null) {
        sleep.put(chosen, footprint);
      }
    }
  }

  /// A step of a run.
  private static final class Happening {

    private final Footprint footprint;

    /// What it could not have come before, whatever else had changed places.
    private final List<Integer> causes = new ArrayList<>();

    /// All that happened before it in every order that is equal to this one.
    private final BitSet before = new BitSet();

    Happening(Footprint footprint) {
      this.footprint = footprint;
    }

    void follow(int other, List<Happening> all) {
      before.or(all.get(other).before);
      before.set(other);
    }
  }

  /// A run: first along the path, then along any process that does not sleep.
  private final class Walk implements Choices {

    private final List<Happening> happenings = new ArrayList<>();

    /// Without which happenings a step would not be possible.
    private final Map<Step, List<Integer>> listed = new HashMap<>();

    private final Map<Letter, Integer> sent = new HashMap<>();
    private final Map<Letter, Integer> delivered = new HashMap<>();
    private final Map<Mark, Integer> reached = new HashMap<>();

    /// The firings of timers, after which time can go on.
    private final List<Integer> fired = new ArrayList<>();

    private final Map<Long, Integer> last = new HashMap<>();

    /// How many happenings come before everything from now on.
    private int barrier;

    private boolean repeats;

    @Override
    public int choose(List<Step> enabled) {
      if (repeats) {
        return 0;
      }
      long[] processes = enabled.stream().mapToLong(Footprint::process).toArray();
      Node node = node(processes, enabled);
      if (node == null) {
        return 0;
      }
      int index = 0;
      while (processes[index] != node.chosen) {
        index++;
      }
      return index;
    }

    /// {@return the node of the next step; `null` if this run repeats another}
    private @Nullable Node node(long[] processes, List<Step> enabled) {
      int position = happenings.size();
      if (position < path.size()) {
        Node node = path.get(position);
        if (!Arrays.equals(node.enabled, processes)) {
          throw NondeterminismError.of(position, node.enabled.length, enabled);
        }
        return node;
      }
      Node node = new Node(processes, sleep());
      if (!node.choose()) {
        repeats = true;
        return null;
      }
      path.add(node);
      return node;
    }

    /// {@return what sleeps now}
    private Map<Long, Footprint> sleep() {
      Map<Long, Footprint> still = new HashMap<>();
      int position = happenings.size();
      if (position > 0 && barrier < position) {
        Footprint done = happenings.getLast().footprint;
        path.get(position - 1)
            .sleep
            .forEach((process, footprint) -> {
              if (process != done.process && !footprint.conflictsWith(done, commuting)) {
                still.put(process, footprint);
              }
            });
      }
      return still;
    }

    @Override
    public void executed(Step step) {
      long process = Footprint.process(step);
      int position = happenings.size();
      boolean isSingle = position == path.size();
      if (repeats || (isSingle && node(new long[] {process}, List.of(step)) == null)) {
        return;
      }
      Happening happening = new Happening(Footprint.of(step));
      addCauses(happening, step, process);
      happenings.add(happening);
      last.put(process, position);
      Letter letter = step.letter();
      if (step instanceof Deliver delivery && letter != null) {
        delivered.put(letter, position);
        reached.put(delivery.mark(), position);
      } else if (step instanceof SimulatedTimer) {
        fired.add(position);
      }
    }

    private void addCauses(Happening happening, Step step, long process) {
      for (int i = 0; i < barrier; i++) {
        happening.causes.add(i);
      }
      add(happening, last.get(process));
      List<Integer> listings = listed.remove(step);
      if (listings != null && !(step instanceof Turn turn && turn.hasChoice())) {
        happening.causes.addAll(listings);
      }
      switch (step) {
        case Turn turn -> add(happening, delivered.get(turn.needs()));
        case Deliver delivery -> addSending(happening, delivery);
        case Wait wait -> addMarks(happening, wait.before());
        case Caused caused -> addMarks(happening, caused.before);
        case Elapse _ -> happening.causes.addAll(fired);
        default -> {}
      }
    }

    private void addSending(Happening happening, Deliver delivery) {
      Letter letter = delivery.letter();
      if (letter != null) {
        add(happening, sent.remove(letter));
        addMarks(happening, letter.after);
      }
    }

    private void addMarks(Happening happening, List<Mark> marks) {
      marks.forEach(mark -> add(happening, reached.get(mark)));
    }

    private static void add(Happening happening, @Nullable Integer cause) {
      if (cause != null) {
        happening.causes.add(cause);
      }
    }

    @Override
    public void listed(Step step) {
      if (!happenings.isEmpty()) {
        if (!(step instanceof Wait)) {
          listed.remove(step);
        }
        listed.computeIfAbsent(step, _ -> new ArrayList<>(1)).add(happenings.size() - 1);
      }
    }

    @Override
    public void unlisted(Step step) {
      if (!repeats && !happenings.isEmpty()) {
        Node node = path.get(happenings.size() - 1);
        long process = Footprint.process(step);
        if (node.isEnabled(process)) {
          node.tried.add(process);
        }
      }
    }

    @Override
    public void sent(Letter letter) {
      if (!happenings.isEmpty()) {
        sent.put(letter, happenings.size() - 1);
      }
    }

    @Override
    public void put(Letter letter) {
      if (!repeats && !happenings.isEmpty()) {
        happenings.getLast().footprint.put(letter);
        delivered.put(letter, happenings.size() - 1);
      }
    }

    @Override
    public void touched(String thing, boolean writes) {
      if (!repeats && !happenings.isEmpty()) {
        happenings.getLast().footprint.touch(thing, writes);
      }
    }

    @Override
    public void idle() {
      barrier = happenings.size();
    }
  }
}
