package org.tallystick.archive;

/// What else a partner's file does when it becomes a document, in the transaction in which it does.
@FunctionalInterface
public interface Reception {

  /// @param document not in the database yet
  void received(Document document);
}
