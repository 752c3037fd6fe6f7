package dev.kameo.examples.docs;

import dev.kameo.OnMessage;
import dev.kameo.OnQuery;

interface Vault {

  @OnMessage
  long put(long cents);

  @OnQuery
  long cents();
}
