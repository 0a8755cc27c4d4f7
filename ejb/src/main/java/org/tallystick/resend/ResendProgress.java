package org.tallystick.resend;

/// How far an order is.
///
/// @param waiting files nothing has become of yet
/// @param done files that are there again
/// @param there files that were there already
/// @param refused files that could not be sent again
/// @param undone files that were taken back, or never sent, because the order was stopped
public record ResendProgress(
    ResendOrder order, int waiting, int done, int there, int refused, int undone) {

  /// How it stands with the order.
  public enum State {
    /// Somebody else has to approve it.
    WAITING,
    RUNNING,
    DONE,
    /// It was stopped, and what could be taken back was.
    STOPPED
  }

  public State state() {
    if (order.stoppedAt().isPresent()) {
      return State.STOPPED;
    }
    if (order.waitsForApproval()) {
      return State.WAITING;
    }
    return waiting == 0 ? State.DONE : State.RUNNING;
  }

  /// Whether a stop changes anything: what was sent can be taken back afterwards, what the application was given cannot.
  public boolean isStoppable() {
    return switch (state()) {
      case WAITING, RUNNING -> true;
      case DONE -> order.kind() == ResendOrder.Kind.RESEND;
      case STOPPED -> false;
    };
  }

  /// From 0 to 1.
  public double share() {
    return order.files() == 0 ? 1 : 1 - (double) waiting / order.files();
  }
}
