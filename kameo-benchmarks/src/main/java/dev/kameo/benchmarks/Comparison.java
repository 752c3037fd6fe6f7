package dev.kameo.benchmarks;

import dev.kameo.benchmarks.jobs.Unit;
import java.util.List;
import java.util.Optional;

/// Kameo beside the best of its peers, in one figure. Immutable.
///
/// @param figure which figure
/// @param unit what it counts
/// @param kameo on which scheduler
/// @param peers beside whom
/// @param peer the best of them
/// @param ratio Kameo's figure over the peer's, in the same round
/// @param bar what it should be, if anything
record Comparison(
    String figure,
    Unit unit,
    String kameo,
    Peers peers,
    String peer,
    Spread ratio,
    Optional<Bar> bar) {

  /// {@return the comparison, if both were measured in the same rounds}
  static Optional<Comparison> of(Results results, String figure, String kameo, Peers peers) {
    return results
        .best(figure, peers.of(kameo))
        .flatMap(peer ->
            results
                .ratio(figure, kameo, peer)
                .map(ratio ->
                    new Comparison(
                        figure,
                        results.unit(figure),
                        kameo,
                        peers,
                        peer,
                        ratio,
                        Bar.of(figure, kameo, peers))));
  }

  /// {@return all comparisons there are}
  static List<Comparison> all(Results results) {
    return results.figures().stream()
        .flatMap(figure ->
            Entrant.KAMEO.stream()
                .flatMap(kameo ->
                    List.of(Peers.values()).stream()
                        .map(peers -> of(results, figure, kameo, peers))
                        .flatMap(Optional::stream)))
        .toList();
  }

  /// {@return whether its bar is reached; it is when there is none}
  boolean isMet() {
    return bar.isEmpty() || bar.get().isMet(ratio.median(), unit);
  }

  /// {@return whether Kameo does worse than the peer}
  boolean isLost() {
    return unit.isMoreBetter() ? ratio.median() < 1 : ratio.median() > 1;
  }

  /// {@return like `2.10 (1.90–2.30) pekko-5, ≥ 2.00 met`}
  String toText() {
    String text = ratio.toText() + " " + peer;
    return bar.map(set -> text + ", " + set.toText(unit) + (isMet() ? " met" : " NOT MET"))
        .orElse(text);
  }
}
