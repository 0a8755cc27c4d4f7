package org.tallystick.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;

/// One file the two sides do not agree about.
///
/// @param name percent-encoded
/// @param ours SHA-256, where we have one
/// @param document the leaf that brought ours
/// @param line of the manifest
public record Difference(
    Kind kind,
    boolean inbound,
    String name,
    Optional<String> ours,
    Optional<String> theirs,
    Optional<Long> oursSize,
    Optional<Long> theirsSize,
    Optional<Long> document,
    Optional<Long> line) {

  static final String HEADER =
      "kind,direction,name,sha256_ours,sha256_theirs,size_ours,size_theirs,index,line\r\n";

  /// How the two sides differ.
  public enum Kind {
    ONLY_OURS,
    ONLY_THEIRS,
    DIFFERENT,
    NOT_TAKEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofWord(String word) {
      return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  static Difference onlyOurs(SortRecord ours) {
    Kind kind = ours.isInbound() || ours.taken() ? Kind.ONLY_OURS : Kind.NOT_TAKEN;
    return new Difference(
        kind,
        ours.isInbound(),
        encoded(ours),
        Optional.of(ours.digest().hex()),
        Optional.empty(),
        Optional.of(ours.size()),
        Optional.empty(),
        Optional.of(ours.reference()),
        Optional.empty());
  }

  static Difference onlyTheirs(SortRecord theirs) {
    return new Difference(
        Kind.ONLY_THEIRS,
        theirs.isInbound(),
        encoded(theirs),
        Optional.empty(),
        Optional.of(theirs.digest().hex()),
        Optional.empty(),
        sizeOf(theirs),
        Optional.empty(),
        Optional.of(theirs.reference()));
  }

  static Difference different(SortRecord ours, SortRecord theirs) {
    return new Difference(
        Kind.DIFFERENT,
        ours.isInbound(),
        encoded(ours),
        Optional.of(ours.digest().hex()),
        Optional.of(theirs.digest().hex()),
        Optional.of(ours.size()),
        sizeOf(theirs),
        Optional.of(ours.reference()),
        Optional.of(theirs.reference()));
  }

  private static Optional<Long> sizeOf(SortRecord record) {
    return record.size() < 0 ? Optional.empty() : Optional.of(record.size());
  }

  private static String encoded(SortRecord record) {
    return RawName.of(record.name()).encoded();
  }

  String csv() {
    return String.join(
            ",",
            kind.word(),
            inbound ? "inbound" : "outbound",
            name,
            ours.orElse(""),
            theirs.orElse(""),
            text(oursSize),
            text(theirsSize),
            text(document),
            text(line))
        + "\r\n";
  }

  private static String text(Optional<Long> number) {
    return number.map(String::valueOf).orElse("");
  }

  /// Reads what was written.
  static Difference of(List<String> fields) {
    return new Difference(
        Kind.ofWord(fields.getFirst()).orElseThrow(),
        fields.get(1).equals("inbound"),
        fields.get(2),
        word(fields.get(3)),
        word(fields.get(4)),
        word(fields.get(5)).map(Long::valueOf),
        word(fields.get(6)).map(Long::valueOf),
        word(fields.get(7)).map(Long::valueOf),
        word(fields.get(8)).map(Long::valueOf));
  }

  private static Optional<String> word(String field) {
    return Optional.of(field).filter(text -> !text.isEmpty());
  }
}
