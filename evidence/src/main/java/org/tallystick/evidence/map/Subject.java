package org.tallystick.evidence.map;

import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;

/// What a claim can be about, for example `dir:/in`. Read as text by people who are allowed to; leaves hold only its
/// [SubjectKey].
public record Subject(SubjectKind kind, String name) {

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");

  public Subject {
    if (!PRINTABLE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "subject "
              + kind.word()
              + ":\""
              + name
              + "\": expected printable ASCII without white space");
    }
  }

  public static Subject directory(RawPath path) {
    return new Subject(SubjectKind.DIRECTORY, path.encoded());
  }

  public static Subject entry(RawPath path) {
    return new Subject(SubjectKind.ENTRY, path.encoded());
  }

  /// The reads of the version that the leaf `placed` put there.
  public static Subject reads(LeafIndex placed) {
    return new Subject(SubjectKind.READ, placed.toString());
  }

  public static Subject listings(RawPath path) {
    return new Subject(SubjectKind.LISTING, path.encoded());
  }

  public static Subject session(String id) {
    return new Subject(SubjectKind.SESSION, id);
  }

  public static Subject account(String id) {
    return new Subject(SubjectKind.ACCOUNT, id);
  }

  @Override
  public String toString() {
    return kind.word() + ":" + name;
  }
}
