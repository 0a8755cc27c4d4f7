package org.tallystick.evidence.map;

/// The kinds of subject and what each one's events are.
public enum SubjectKind {
  /// A directory: whatever changes what a listing of it returns.
  DIRECTORY("dir"),
  /// One name in one directory: its whole life.
  ENTRY("ent"),
  /// The version of a file that a leaf placed: opens for reading.
  READ("read"),
  /// A directory: the listings of it.
  LISTING("list"),
  SESSION("ses"),
  ACCOUNT("acct");

  private final String word;

  SubjectKind(String word) {
    this.word = word;
  }

  /// As it stands in the key's formula.
  public String word() {
    return word;
  }
}
