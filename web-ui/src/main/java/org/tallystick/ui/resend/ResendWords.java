package org.tallystick.ui.resend;

import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.tallystick.resend.OrderOutcome;
import org.tallystick.resend.ResendLine;
import org.tallystick.resend.ResendProgress;

/// Orders and their files in words.
final class ResendWords {

  private ResendWords() {}

  static Span badge(ResendProgress progress) {
    Span badge =
        new Span(
            switch (progress.state()) {
              case WAITING -> "waits for approval";
              case RUNNING -> "is being sent";
              case DONE -> "done";
              case STOPPED -> "stopped";
            });
    badge.addClassNames(
        "badge",
        switch (progress.state()) {
          case WAITING, RUNNING -> "evidence-amber";
          case DONE -> progress.refused() == 0 ? "evidence-green" : "evidence-amber";
          case STOPPED -> "badge-off";
        });
    return badge;
  }

  static String counts(ResendProgress progress) {
    StringBuilder words = new StringBuilder();
    add(words, progress.waiting(), "waiting");
    add(words, progress.done(), "there again");
    add(words, progress.there(), "there already");
    add(words, progress.refused(), "refused");
    add(words, progress.undone(), "taken back or never sent");
    return words.toString();
  }

  private static void add(StringBuilder words, int count, String what) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ").append("%,d ".formatted(count)).append(what);
    }
  }

  static String of(ResendLine.Outcome outcome) {
    return switch (outcome) {
      case WAITING -> "waiting";
      case DONE -> "there again";
      case THERE -> "there already";
      case REFUSED -> "refused";
      case UNDONE -> "taken back or never sent";
    };
  }

  /// Why it was not done; empty when it was.
  static Optional<String> why(OrderOutcome outcome) {
    return switch (outcome) {
      case OrderOutcome.Done done -> Optional.empty();
      case OrderOutcome.Unknown(String why) -> Optional.of(why);
      case OrderOutcome.Refused(String why) -> Optional.of(why);
    };
  }
}
