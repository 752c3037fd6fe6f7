package dev.kameo.testkit;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Letters in a row: what waits in an outbox, or in a lane. A letter is in one row at a time, so
/// the row runs through the letters themselves.
final class Letters implements Iterable<Letter> {

  private @Nullable Letter first;
  private @Nullable Letter last;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  @Nullable Letter first() {
    return first;
  }

  void add(Letter letter) {
    if (last == null) {
      first = letter;
    } else {
      last.behind = letter;
    }
    last = letter;
    size++;
  }

  /// {@return the first, which leaves; `null` if there is none}
  @Nullable Letter poll() {
    Letter letter = first;
    if (letter != null) {
      first = letter.behind;
      letter.behind = null;
      size--;
      if (first == null) {
        last = null;
      }
    }
    return letter;
  }

  @Override
  public Iterator<Letter> iterator() {
    return new Reader(first);
  }

  /// {@return all of them in brackets}
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (Letter letter = first; letter != null; letter = letter.behind) {
      text.append(letter).append(letter.behind == null ? "" : ", ");
    }
    return text.append("]").toString();
  }

  private static final class Reader implements Iterator<Letter> {

    private @Nullable Letter next;

    Reader(@Nullable Letter next) {
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Letter next() {
      Letter letter = next;
      if (letter == null) {
        throw new NoSuchElementException();
      }
      next = letter.behind;
      return letter;
    }
  }
}
