package org.tallystick.ledger;

/// One leaf of one log. It identifies the event and, where the leaf brought a document, that document. Written `acme.42`.
public record LedgerPosition(LogId log, long index) implements Comparable<LedgerPosition> {

  public LedgerPosition {
    if (index < 0) {
      throw new IllegalArgumentException("ledger position: index " + index + " is below 0");
    }
  }

  /// @throws IllegalArgumentException when `text` is not `<log id>.<index>`
  public static LedgerPosition parse(String text) {
    int dot = text.lastIndexOf('.');
    if (dot <= 0 || !text.substring(dot + 1).matches("0|[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException(
          "document id: found '" + text + "', expected <log>.<index>, for example acme.42");
    }
    return new LedgerPosition(
        new LogId(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
  }

  @Override
  public int compareTo(LedgerPosition other) {
    int byLog = log.value().compareTo(other.log.value());
    return byLog != 0 ? byLog : Long.compare(index, other.index);
  }

  @Override
  public String toString() {
    return log + "." + index;
  }
}
