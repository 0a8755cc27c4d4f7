package org.tallystick.rest.resend;

import java.util.List;
import java.util.Optional;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendSelection;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;

/// `{"documents": [id…]}` or `{"matching": {partner, direction, interface, name, from, until}}`, as the list of exchanges takes them.
final class ResendInput {

  private ResendInput() {}

  static ResendSelection selection(JsonInput input) {
    Optional<List<String>> documents = input.findTexts("documents");
    Optional<JsonInput> matching = input.findObject("matching");
    if (documents.isPresent() == matching.isPresent()) {
      throw Problem.badRequest("documents, matching: expected one of the two");
    }
    return documents
        .<ResendSelection>map(
            ids -> new ResendSelection.Documents(ids.stream().map(LedgerPosition::parse).toList()))
        .orElseGet(() -> new ResendSelection.Matching(filter(matching.orElseThrow())));
  }

  /// `resend` unless it says `replay`.
  static ResendOrder.Kind kind(JsonInput input) {
    return switch (input.findText("kind").orElse("resend")) {
      case "resend" -> ResendOrder.Kind.RESEND;
      case "replay" -> ResendOrder.Kind.REPLAY;
      default -> throw Problem.badRequest("/kind: expected resend or replay");
    };
  }

  private static HistoryFilter filter(JsonInput input) {
    HistoryFilter filter =
        new HistoryFilter(
            input.findText("partner").map(PartnerId::new),
            input.findText("direction").map(QueryInput::direction),
            input.findText("interface").map(InterfaceId::new),
            input.findText("name"),
            input.findInstant("from"),
            input.findInstant("until"),
            input.findText("delivery").map(QueryInput::stage));
    input.end();
    return filter;
  }
}
