package org.tallystick.ui.resend;

import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.tallystick.resend.OrderOutcome;
import org.tallystick.resend.ResendLine;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendProgress;

/// Orders and their files in words.
final class ResendWords {

  private ResendWords() {}

  static String kind(ResendOrder order) {
    return switch (order.kind()) {
      case RESEND -> "sent again";
      case REPLAY -> "processed again";
    };
  }

  static Span badge(ResendProgress progress) {
    Span badge =
        new Span(
            switch (progress.state()) {
              case WAITING -> "waits for approval";
              case RUNNING -> "under way";
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
    add(words, progress.done(), of(progress.order().kind(), ResendLine.Outcome.DONE));
    add(words, progress.there(), "there already");
    add(words, progress.refused(), "refused");
    add(words, progress.undone(), of(progress.order().kind(), ResendLine.Outcome.UNDONE));
    return words.toString();
  }

  private static void add(StringBuilder words, int count, String what) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ").append("%,d ".formatted(count)).append(what);
    }
  }

  static String of(ResendOrder.Kind kind, ResendLine.Outcome outcome) {
    boolean replay = kind == ResendOrder.Kind.REPLAY;
    return switch (outcome) {
      case WAITING -> "waiting";
      case DONE -> replay ? "given again" : "there again";
      case THERE -> "there already";
      case REFUSED -> "refused";
      case UNDONE -> replay ? "never given" : "taken back or never sent";
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
