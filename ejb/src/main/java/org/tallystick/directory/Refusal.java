package org.tallystick.directory;

/// Why a partner's request was refused.
///
/// @param detail one sentence for the partner: subject, found, expected
public record Refusal(Reason reason, String detail) {

  public enum Reason {
    NO_SUCH_PATH,
    ALREADY_EXISTS,
    IS_A_DIRECTORY,
    NOT_A_DIRECTORY,
    NOT_EMPTY,
    /// The interfaces agreed with this partner do not allow it.
    NOT_AGREED,
    NO_SPACE,
    TOO_LARGE,
    /// More than the account may send.
    OVER_QUOTA,
    NOT_SUPPORTED
  }
}
