package org.tallystick.ui.send;

import java.util.Optional;
import org.tallystick.send.SendRequest;
import org.tallystick.send.Sent;

/// What became of one file somebody dropped.
///
/// @param request empty when it never came to a sending
/// @param sent empty when it never came to a sending
/// @param fault why it did not
record SendResult(
    String name,
    Optional<SendRequest> request,
    BrowserDigest digest,
    Optional<Sent> sent,
    String fault) {

  SendResult(String name, SendRequest request, BrowserDigest digest, Sent sent) {
    this(name, Optional.of(request), digest, Optional.of(sent), "");
  }

  static SendResult refused(String name, String why) {
    return new SendResult(name, Optional.empty(), BrowserDigest.of(null), Optional.empty(), why);
  }

  boolean isDone() {
    return sent.filter(outcome -> outcome instanceof Sent.Placed || outcome instanceof Sent.Known)
        .isPresent();
  }

  /// For people.
  String sentence() {
    return sent.map(outcome ->
            switch (outcome) {
              case Sent.Placed placed -> name + " was sent";
              case Sent.Known known -> name + " had been sent already";
              case Sent.SentBefore before ->
                  name
                      + ": "
                      + before.sentence()
                      + (before.mayConfirm()
                          ? ". Send it all the same?"
                          : ". It was not sent, as this interface refuses duplicates.");
              case Sent.Refused(var reason, String sentence) -> sentence;
            })
        .orElseGet(() -> name + ": " + fault);
  }
}
