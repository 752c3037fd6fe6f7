package dev.kameo.core;

import org.jspecify.annotations.Nullable;

/// Signal: a query of this actor has ended, well or not.
final class QueryEnded extends CellEnvelope {

  private final QueryRun query;
  private final @Nullable Throwable failure;

  QueryEnded(QueryRun query, @Nullable Throwable failure) {
    this.query = query;
    this.failure = failure;
  }

  @Override
  void deliver(ActorCell<?> cell) {
    cell.backlog().queries().ended(query, failure);
  }

  @Override
  public String label() {
    return "end of a query";
  }
}
