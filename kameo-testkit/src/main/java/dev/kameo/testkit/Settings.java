package dev.kameo.testkit;

/// What an explorer may choose and a run depends on: a part of its plan. Immutable.
///
/// @param delivery what is kept of the order of messages
/// @param time when time passes
/// @param strategy how the schedule was found
record Settings(DeliveryModel delivery, TimeModel time, Strategy strategy) {

  /// Where nothing is said.
  static final Settings USUAL =
      new Settings(DeliveryModel.LOCAL, TimeModel.racy(), Strategy.portfolio());

  /// {@return it as a text: the three, with commas between, each empty where it is as usual; empty
  /// if all are}
  String text() {
    return equals(USUAL)
        ? ""
        : "%s,%s,%s"
            .formatted(
                delivery == USUAL.delivery ? "" : delivery.name(),
                time.equals(USUAL.time) ? "" : time.code(),
                strategy.equals(USUAL.strategy) ? "" : strategy);
  }

  /// {@return what such a text says}
  ///
  /// @throws IllegalArgumentException if it says nothing that is known
  static Settings parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("its settings are not three");
    }
    return new Settings(
        parts[0].isEmpty() ? USUAL.delivery : DeliveryModel.valueOf(parts[0]),
        parts[1].isEmpty() ? USUAL.time : TimeModel.decode(parts[1]),
        parts[2].isEmpty() ? USUAL.strategy : Strategy.parse(parts[2]));
  }
}
