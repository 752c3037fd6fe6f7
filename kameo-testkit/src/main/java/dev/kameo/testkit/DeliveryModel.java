package dev.kameo.testkit;

/// What a simulation keeps of the order in which messages were sent.
///
/// A send is done for the sender when the call returns. The message then waits in an outbox, and
/// its way into the receiver's mailbox is a step of its own, so that others may come first. The
/// models differ in who has to wait for it.
public enum DeliveryModel {
  /// What all real threads in one process can do, and nothing else: one outbox for each sender.
  /// Whatever follows from a send comes later: what the sender sends then, to whomever, its next
  /// message, and what anybody does who has learnt of it by a message, a reply or the end of a
  /// wait.
  LOCAL,

  /// What is documented, and nothing else: messages from one sender to one receiver keep their
  /// order. One outbox for each sender and receiver; two receivers may see two senders in opposite
  /// orders, and an answer may overtake a message that was sent before it to somebody else. More
  /// than one process can do; what holds here also holds between processes.
  PAIR,

  /// Less than real threads can do, for comparison only: what a handler sends is in the receivers'
  /// mailboxes at once, so nobody else's message comes between.
  ATOMIC
}
