package dev.kameo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kameo.Actor;
import dev.kameo.ActorRef;
import dev.kameo.ActorSpec;
import dev.kameo.Context;
import dev.kameo.Message;
import dev.kameo.Reply;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs of the test suite of Concuerror (github.com/parapluu/Concuerror, tests/suites), as
/// actors, with the numbers of interleavings that it has published.
///
/// A selective receive leaves in the mailbox what its pattern does not match, so messages that no
/// pattern could both match may change places there: that is said with `commuting`. A table that
/// processes share is said with `reads` and `writes`, each access in a turn of its own.
///
/// An Erlang process that looks whether a message is there already, and goes on if none is, is an
/// actor that sends itself a message and sees what has come before it.
///
/// A receive with patterns depends on which message it took, and here all messages of two classes
/// commute, or none; so in `workers` the mailbox is told as an actor too. See [ErlangServer].
@Timeout(120)
class ConcuerrorTest {

  /// A process: a function of what it gets.
  static final class Process implements Actor {

    private final Consumer<Object> behavior;

    Process(Consumer<Object> behavior) {
      this.behavior = behavior;
    }
  }

  interface Sent extends Message<Process, Void> {
    @Override
    default Reply<Void> handle(Process process, Context<Process> ctx) {
      process.behavior.accept(this);
      return Reply.done();
    }
  }

  record Go() implements Sent {}

  record Next() implements Sent {}

  record Ok() implements Sent {}

  record Unlock() implements Sent {}

  record Poll() implements Sent {}

  record Money() implements Sent {}

  /// Watches another one, before the process does what it does.
  record Watch(ActorRef<Process> target) implements Sent {
    @Override
    public Reply<Void> handle(Process process, Context<Process> ctx) {
      ctx.watch(target, _ -> new Down());
      return Sent.super.handle(process, ctx);
    }
  }

  record Down() implements Sent {}

  record A() implements Sent {}

  record B() implements Sent {}

  record C() implements Sent {}

  private static ActorRef<Process> process(TestKit kit, String name, Consumer<Object> behavior) {
    return kit.spawn(ActorSpec.of(() -> new Process(behavior)).name(name));
  }

  private static ActorRef<Process> sink(TestKit kit, String name) {
    return process(kit, name, message -> {});
  }

  /// A process that sends, in this order.
  private static void sender(TestKit kit, String name, ActorRef<Process> to, Sent... messages) {
    start(
        process(
            kit,
            name,
            go -> {
              for (Sent message : messages) {
                to.tell(message);
              }
            }));
  }

  private static void start(ActorRef<Process> process) {
    process.tell(new Go());
  }

  private static Explorer exhaustive(Scenario scenario) {
    return Explorer.of(scenario).strategy(Strategy.exhaustive()).schedules(100_000);
  }

  private static void assertInterleavings(int expected, Explorer explorer) {
    Exploration exploration = explorer.explore();

    assertTrue(exploration.isComplete(), exploration::toString);
    assertEquals(expected, exploration.explored(), exploration::toString);
  }

  @Test
  void independentReceivers() {
    assertInterleavings(
        2,
        exhaustive(kit -> {
          ActorRef<Process> parent = sink(kit, "parent");
          for (int i = 1; i <= 2; i++) {
            ActorRef<Process> receiver =
                process(kit, "receiver" + i, message -> parent.tell(new Ok()));
            sender(kit, "sender" + i, receiver, new Ok());
          }
        }));
  }

  @Test
  void indifferentSenders() {
    assertInterleavings(
        1,
        exhaustive(
                kit -> {
                  ActorRef<Process> parent = sink(kit, "parent");
                  sender(kit, "a", parent, new A());
                  sender(kit, "b", parent, new B());
                  sender(kit, "c", parent, new C());
                })
            .commuting(A.class, B.class)
            .commuting(B.class, C.class)
            .commuting(A.class, C.class));
  }

  @Test
  void sameMessages() {
    assertInterleavings(
        2,
        exhaustive(kit -> {
          ActorRef<Process> parent = sink(kit, "parent");
          sender(kit, "a", parent, new Ok());
          sender(kit, "b", parent, new Ok());
        }));
  }

  @Test
  void sameMessages2() {
    assertInterleavings(
        4,
        exhaustive(
                kit -> {
                  ActorRef<Process> parent = sink(kit, "parent");
                  sender(kit, "a", parent, new Unlock(), new A());
                  sender(kit, "b", parent, new Unlock(), new B());
                })
            .commuting(Unlock.class, A.class)
            .commuting(Unlock.class, B.class));
  }

  @Test
  void sameMessages3() {
    assertInterleavings(
        4,
        exhaustive(
                kit -> {
                  ActorRef<Process> parent = sink(kit, "parent");
                  sender(kit, "a", parent, new A(), new Unlock());
                  sender(kit, "b", parent, new B(), new Unlock());
                })
            .commuting(Unlock.class, A.class)
            .commuting(Unlock.class, B.class));
  }

  @Test
  void sameMessages4() {
    assertInterleavings(
        4, exhaustive(ConcuerrorTest::sameMessages4).commuting(Unlock.class, Next.class));
  }

  /// The parent looks into a table when it is unlocked, and ends, which deletes the table; one of
  /// the two that unlock inserts first, and fails if the table is gone.
  private static void sameMessages4(TestKit kit) {
    boolean[] deleted = {false};
    int[] unlocked = {0};
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] parent = new ActorRef[1];
    parent[0] =
        process(
            kit,
            "parent",
            message -> {
              if (message instanceof Next) {
                kit.writes("table");
                deleted[0] = true;
              } else if (unlocked[0]++ == 0) {
                kit.reads("table");
                parent[0].tell(new Next());
              }
            });
    start(
        process(
            kit,
            "inserter",
            go -> {
              kit.writes("table");
              if (!deleted[0]) {
                parent[0].tell(new Unlock());
              }
            }));
    sender(kit, "other", parent[0], new Unlock());
  }

  @Test
  void receiveOrder() {
    assertInterleavings(
        1,
        exhaustive(
                kit -> {
                  ActorRef<Process> p = sink(kit, "p");
                  sender(kit, "a", p, new A());
                  sender(kit, "b", p, new B());
                })
            .commuting(A.class, B.class));
  }

  @Test
  void receiveOrder3() {
    assertInterleavings(
        1,
        exhaustive(
                kit -> {
                  ActorRef<Process> p = sink(kit, "p");
                  sender(kit, "b", p, new B());
                  sender(kit, "ca", p, new C(), new A());
                })
            .commuting(A.class, B.class)
            .commuting(B.class, C.class));
  }

  @Test
  void stress() {
    assertInterleavings(
        12,
        exhaustive(kit -> {
          int[] received = {0};
          int[] unblocked = {0};
          @SuppressWarnings({"unchecked", "rawtypes"})
          ActorRef<Process>[] me = new ActorRef[1];
          ActorRef<Process> receiver =
              process(
                  kit,
                  "receiver",
                  message -> {
                    if (++received[0] == 3) {
                      me[0].tell(new Ok());
                    }
                  });
          ActorRef<Process> b = process(kit, "b", go -> receiver.tell(new Ok()));
          ActorRef<Process> c = process(kit, "c", go -> receiver.tell(new Ok()));
          me[0] =
              process(
                  kit,
                  "me",
                  message -> {
                    if (++unblocked[0] == 2) {
                      start(b);
                      start(c);
                    }
                  });
          sender(kit, "a", receiver, new Ok());
          sender(kit, "unblocker1", me[0], new Ok());
          sender(kit, "unblocker2", me[0], new Ok());
        }));
  }

  @Test
  void workers() {
    assertInterleavings(200, exhaustive(kit -> assertEquals(23, ErlangServer.run(kit))));
  }

  @Test
  void syncStart() {
    assertInterleavings(6, exhaustive(ConcuerrorTest::syncStart).delivery(DeliveryModel.PAIR));
  }

  /// Two workers, each of which begins with its first message, and ends with its second.
  private static void syncStart(TestKit kit) {
    ActorRef<Process> results = sink(kit, "results");
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] workers = new ActorRef[2];
    for (int i = 0; i < 2; i++) {
      int other = 1 - i;
      int[] got = {0};
      workers[i] =
          process(
              kit,
              "worker" + i,
              ok -> {
                if (++got[0] == 1) {
                  workers[other].tell(new Ok());
                } else {
                  results.tell(new Ok());
                }
              });
    }
    start(
        process(
            kit,
            "parent",
            go -> {
              workers[0].tell(new Ok());
              workers[1].tell(new Ok());
            }));
  }

  @Test
  void proxy() {
    assertInterleavings(
        2,
        exhaustive(
                kit -> {
                  ActorRef<Process> c = sink(kit, "c");
                  ActorRef<Process> b = proxies(kit, c);
                  start(
                      process(
                          kit,
                          "a",
                          go -> {
                            c.tell(new A());
                            b.tell(new B());
                          }));
                })
            .delivery(DeliveryModel.PAIR));
  }

  @Test
  void proxy2() {
    assertInterleavings(
        2,
        exhaustive(kit -> {
          ActorRef<Process> c = sink(kit, "c");
          ActorRef<Process> b = proxies(kit, c);
          start(
              process(
                  kit,
                  "a",
                  go -> {
                    b.tell(new B());
                    c.tell(new A());
                  }));
        }));
  }

  private static ActorRef<Process> proxies(TestKit kit, ActorRef<Process> last) {
    ActorRef<Process> next = last;
    for (int i = 0; i < 100; i++) {
      ActorRef<Process> to = next;
      next = process(kit, "proxy" + i, message -> to.tell((Sent) message));
    }
    return next;
  }

  @Test
  void lastZero() {
    assertInterleavings(64, exhaustive(kit -> lastZero(kit, 5)));
  }

  /// A reader that looks for the last zero in a table, from its end, and writers that each write
  /// one more than their neighbour has.
  private static void lastZero(TestKit kit, int size) {
    Map<Integer, Integer> table = new TreeMap<>();
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] reader = new ActorRef[1];
    int[] at = {size};
    reader[0] =
        process(
            kit,
            "reader",
            message -> {
              if (at[0] > 0) {
                kit.reads("row " + at[0]);
                if (table.getOrDefault(at[0]--, 0) != 0) {
                  reader[0].tell(new Next());
                }
              }
            });
    start(reader[0]);
    for (int i = 1; i <= size; i++) {
      start(writer(kit, table, i));
    }
  }

  private static ActorRef<Process> writer(TestKit kit, Map<Integer, Integer> table, int row) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] writer = new ActorRef[1];
    int[] read = {0};
    writer[0] =
        process(
            kit,
            "writer" + row,
            message -> {
              if (message instanceof Go) {
                kit.reads("row " + (row - 1));
                read[0] = table.getOrDefault(row - 1, 0);
                writer[0].tell(new Next());
              } else {
                kit.writes("row " + row);
                table.put(row, read[0] + 1);
              }
            });
    return writer[0];
  }

  @Test
  void readers() {
    assertInterleavings(
        64,
        exhaustive(kit -> {
          start(process(kit, "writer", go -> kit.writes("x")));
          for (int i = 1; i <= 6; i++) {
            int number = i;
            start(
                process(
                    kit,
                    "reader" + i,
                    go -> {
                      kit.reads("row " + number);
                      kit.reads("x");
                    }));
          }
        }));
  }

  /// {@return one that has started, which here is a turn that a kill may come before}
  private static ActorRef<Process> victim(TestKit kit) {
    ActorRef<Process> victim = sink(kit, "victim");
    kit.runUntilIdle();
    return victim;
  }

  @Test
  void manyKill() {
    assertInterleavings(
        3,
        exhaustive(kit -> {
          ActorRef<Process> victim = victim(kit);
          for (int i = 1; i <= 3; i++) {
            start(process(kit, "killer" + i, go -> victim.kill()));
          }
        }));
  }

  @Test
  void manyKill2() {
    assertInterleavings(4, exhaustive(ConcuerrorTest::manyKill2));
  }

  /// Two kill one, and the first of them inserts something into a table before, if there is one.
  /// The parent looks into the table on the notice, and ends, which deletes the table.
  private static void manyKill2(TestKit kit) {
    boolean[] deleted = {false};
    ActorRef<Process> victim = victim(kit);
    ActorRef<Process> inserter = inserter(kit, victim, deleted);
    ActorRef<Process> killer = process(kit, "killer", go -> victim.kill());
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] parent = new ActorRef[1];
    parent[0] =
        process(
            kit,
            "parent",
            message -> {
              switch (message) {
                case Watch _ -> {
                  start(inserter);
                  start(killer);
                }
                case Down _ -> {
                  kit.reads("table");
                  parent[0].tell(new Next());
                }
                default -> {
                  kit.writes("table");
                  deleted[0] = true;
                }
              }
            });
    parent[0].tell(new Watch(victim));
  }

  private static ActorRef<Process> inserter(
      TestKit kit, ActorRef<Process> victim, boolean[] deleted) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] inserter = new ActorRef[1];
    inserter[0] =
        process(
            kit,
            "inserter",
            message -> {
              if (message instanceof Next) {
                victim.kill();
              } else {
                kit.writes("table");
                if (!deleted[0]) {
                  inserter[0].tell(new Next());
                }
              }
            });
    return inserter[0];
  }

  @Test
  void registerAgain() {
    assertInterleavings(
        6,
        exhaustive(ConcuerrorTest::registerAgain)
            .commuting(Money.class, Next.class)
            .delivery(DeliveryModel.PAIR));
  }

  /// A bank has a name. A robber takes the name away from it, takes it for himself, looks once
  /// whether money has come, and ends. A customer sends money to whoever has the name. The bank
  /// ends when it has got money. Who ends gives the name back, if it is his.
  private static void registerAgain(TestKit kit) {
    ActorRef<Process> god = sink(kit, "god");
    String[] owner = {"bank"};
    ActorRef<Process> bank =
        process(
            kit,
            "bank",
            money -> {
              god.tell(new Ok());
              end(kit, owner, "bank");
            });
    ActorRef<Process> robber = robber(kit, owner, god);
    start(
        process(
            kit,
            "customer",
            go -> {
              kit.reads("name");
              switch (owner[0]) {
                case "bank" -> bank.tell(new Money());
                case "robber" -> robber.tell(new Money());
                default -> {}
              }
            }));
    start(robber);
  }

  private static ActorRef<Process> robber(TestKit kit, String[] owner, ActorRef<Process> god) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    ActorRef<Process>[] robber = new ActorRef[1];
    boolean[] rich = {false};
    robber[0] =
        process(
            kit,
            "robber",
            message -> {
              switch (message) {
                case Go _ -> {
                  kit.writes("name");
                  kit.writes("name of bank");
                  if (owner[0].equals("bank")) {
                    owner[0] = "";
                    robber[0].tell(new Next());
                  }
                }
                case Next _ -> {
                  kit.writes("name");
                  owner[0] = "robber";
                  robber[0].tell(new Poll());
                }
                case Money _ -> rich[0] = true;
                default -> {
                  if (rich[0]) {
                    god.tell(new Ok());
                  }
                  end(kit, owner, "robber");
                }
              }
            });
    return robber[0];
  }

  private static void end(TestKit kit, String[] owner, String who) {
    kit.reads("name of " + who);
    if (owner[0].equals(who)) {
      kit.writes("name");
      kit.writes("name of " + who);
      owner[0] = "";
    }
  }
}
