package dev.kameo.testkit;

/// What cannot happen before some letters are delivered.
interface Dependent {

  /// Looks anew whether it can happen. Under the lock.
  void reconsider(Agenda agenda);
}
