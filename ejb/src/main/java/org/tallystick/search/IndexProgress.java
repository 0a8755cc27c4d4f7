package org.tallystick.search;

/// How far the index has followed the ledger, in leaves of all logs.
public record IndexProgress(long indexed, long total) {

  public boolean isUpToDate() {
    return indexed >= total;
  }

  @Override
  public String toString() {
    return indexed + " of " + total + " events";
  }
}
