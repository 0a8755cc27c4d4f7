package org.tallystick.manifest;

/// What a comparison came to, in files.
///
/// @param onlyOurs what the log has and the manifest does not
/// @param different the same name with other content
/// @param notTaken what we sent, the manifest does not have and the partner has not fetched whole
public record Counts(
    long lines, long identical, long onlyOurs, long onlyTheirs, long different, long notTaken) {

  public boolean agree() {
    return onlyOurs + onlyTheirs + different + notTaken == 0;
  }
}
