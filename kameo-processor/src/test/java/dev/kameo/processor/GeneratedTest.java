package dev.kameo.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedTest {

  @TempDir Path folder;

  @Test
  void isOneClassWithTheMessagesAndTheTypedCalls() throws Exception {
    String source =
        """
        package bank;

        import dev.kameo.Actor;
        import dev.kameo.Context;
        import dev.kameo.OnMessage;
        import dev.kameo.OnQuery;
        import dev.kameo.Reply;

        public final class Account implements Actor {
          private long balance;

          /// Takes money in.
          ///
          /// @param amount how much, in cents
          /// @param ctx what the runtime gives
          /// @return the new balance
          /// @throws IllegalArgumentException if the amount is negative
          @OnMessage
          public Reply<Long> deposit(long amount, Context<Account> ctx) {
            balance += amount;
            return Reply.of(balance);
          }

          /// {@return how much there is}
          @OnQuery
          public long balance() {
            return balance;
          }

          @OnMessage(name = "Shut")
          void close() {}
        }
        """;

    Compilation compilation = Compilation.of(folder, source);

    String golden;
    try (var in = GeneratedTest.class.getResourceAsStream("AccountMessages.java.txt")) {
      golden = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    assertEquals(golden, compilation.generated("bank.AccountMessages"));
  }
}
