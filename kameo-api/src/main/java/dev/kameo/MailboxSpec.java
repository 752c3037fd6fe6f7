package dev.kameo;

/// How many messages may wait for an actor. Immutable.
///
/// What a bounded mailbox does when it is full is the sender's choice: [ActorRef#tell(Message)]
/// waits, [ActorRef#tryTell(Message)] gives up at once, [ActorRef#tell(Message,
/// java.time.Duration)] after a while. The runtime's own signals and notices never count.
///
/// @param capacity how many messages may wait; [#UNBOUNDED] for no limit
public record MailboxSpec(int capacity) {

  /// The capacity that stands for no limit.
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final MailboxSpec WITHOUT_LIMIT = new MailboxSpec(UNBOUNDED);

  /// @throws IllegalArgumentException if the capacity is not positive
  public MailboxSpec {
    if (capacity <= 0) {
      throw new IllegalArgumentException("capacity must be positive: " + capacity);
    }
  }

  /// {@return a mailbox without a limit, the default}
  public static MailboxSpec unbounded() {
    return WITHOUT_LIMIT;
  }

  /// {@return a mailbox in which at most so many messages wait}
  ///
  /// @throws IllegalArgumentException if the capacity is not positive
  public static MailboxSpec bounded(int capacity) {
    return new MailboxSpec(capacity);
  }

  /// {@return whether there is a limit}
  public boolean isBounded() {
    return capacity != UNBOUNDED;
  }
}
