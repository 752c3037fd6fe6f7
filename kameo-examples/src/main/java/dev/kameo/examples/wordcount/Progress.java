package dev.kameo.examples.wordcount;

/// How far the count is.
///
/// @param files how many files were read
/// @param poison how many could not be
/// @param words how many words were found
public record Progress(long files, long poison, long words) {

  public long seen() {
    return files + poison;
  }
}
