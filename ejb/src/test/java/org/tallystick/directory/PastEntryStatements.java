package org.tallystick.directory;

/// The statements of {@link PastEntries}, for tests of what they cost.
public final class PastEntryStatements {

  public static final String ARRIVED = PastEntries.ARRIVED;
  public static final String LEFT = PastEntries.LEFT;
  public static final String COUNT_BEGUN = PastEntries.COUNT_BEGUN;
  public static final String COUNT_ENDED = PastEntries.COUNT_ENDED;

  private PastEntryStatements() {}
}
