package org.tallystick.remote.client;

import java.util.Objects;

/// A step that failed: what was tried, what was answered, what to do.
public class RemoteFault extends Exception {

  private static final long serialVersionUID = 1L;

  /// How much of the server fails.
  public enum Reach {
    /// Everything: whoever tries next fares the same.
    SERVER,
    /// This file or directory.
    PATH,
    /// Nothing there: we cannot go on now.
    OURS
  }

  private final RemoteStep step;
  private final Reach reach;
  private final String answered;
  private final String next;

  /// @param tried the step with its object, `sign in as tally with our key`
  /// @param answered what came back, or that nothing did
  /// @param next what a person can do
  public RemoteFault(RemoteStep step, Reach reach, String tried, String answered, String next) {
    super(step.code() + " tried to " + tried + ": " + answered + "; " + next);
    this.step = step;
    this.reach = reach;
    this.answered = answered;
    this.next = next;
  }

  public RemoteFault because(Throwable cause) {
    initCause(cause);
    return this;
  }

  public RemoteStep step() {
    return step;
  }

  public boolean isOfServer() {
    return reach == Reach.SERVER;
  }

  /// Whether it says something about this file or directory, which may never be otherwise.
  public boolean isOfPath() {
    return reach == Reach.PATH;
  }

  public String answered() {
    return answered;
  }

  public String next() {
    return next;
  }

  /// All of it in one sentence.
  public String sentence() {
    return Objects.requireNonNullElse(getMessage(), step.code());
  }
}
