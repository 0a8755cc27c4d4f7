package org.tallystick.archive;

/// What else happens when our application is to process what a partner sent: in the transaction in which it becomes a document, or is given once more.
@FunctionalInterface
public interface Reception {

  /// @param document the first time, not in the database yet
  /// @param attempt 1, or more when it is to be processed again
  void received(Document document, long attempt);
}
