package org.tallystick.rest.business;

import java.util.List;
import org.tallystick.business.BusinessKind;
import org.tallystick.business.BusinessNumber;
import org.tallystick.business.NewBusinessDocument;
import org.tallystick.business.NewLine;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;
import org.tallystick.rest.JsonInput;

/// Reads what a program wants written down.
final class BusinessInput {

  private BusinessInput() {}

  static NewBusinessDocument document(JsonInput input) {
    NewBusinessDocument wanted =
        new NewBusinessDocument(
            new PartnerId(input.text("partner")),
            BusinessKind.ofWord(input.text("kind")),
            new BusinessNumber(input.text("number")),
            input.date("issuedOn"),
            input.objects("lines").stream().map(BusinessInput::line).toList(),
            files(input));
    input.end();
    return wanted;
  }

  /// Never empty.
  static List<LedgerPosition> links(JsonInput input) {
    List<LedgerPosition> files = files(input);
    input.end();
    if (files.isEmpty() || files.size() > NewBusinessDocument.MOST_FILES) {
      throw new IllegalArgumentException(
          "/documents: found "
              + files.size()
              + " documents, expected 1 to "
              + NewBusinessDocument.MOST_FILES);
    }
    return files;
  }

  private static List<LedgerPosition> files(JsonInput input) {
    return input.texts("documents").stream().map(LedgerPosition::parse).toList();
  }

  private static NewLine line(JsonInput input) {
    NewLine line =
        new NewLine(
            input.text("item"),
            input.findText("description").orElse(""),
            input.number("quantity"),
            input.findText("unit").orElse(""));
    input.end();
    return line;
  }
}
