package org.tallystick.rest.proof;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.tallystick.claim.ClaimRequest;
import org.tallystick.claim.Period;
import org.tallystick.evidence.claim.CivilDay;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.rest.JsonInput;

/// Reads what a program wants proven.
final class ClaimInput {

  private ClaimInput() {}

  static ClaimRequest request(JsonInput input) {
    String claim = input.text("claim");
    ClaimRequest request =
        switch (claim) {
          case "file.received", "file.delivered" ->
              new ClaimRequest.FileMoved(
                  LedgerPosition.parse(input.text("event")),
                  input.findFlag("content").orElse(false));
          case "directory.held" ->
              new ClaimRequest.DirectoryHeld(
                  new LogId(input.text("log")),
                  RawPath.decode(input.text("path")),
                  period(input),
                  input.findFlag("full").orElse(false));
          case "log.unchanged" ->
              ClaimRequest.LogUnchanged.since(
                  input.text("earlier").getBytes(StandardCharsets.UTF_8));
          case "listed.not.read" ->
              new ClaimRequest.ListedNotRead(
                  LedgerPosition.parse(input.text("document")), input.findInstant("until"));
          case "sessions" -> new ClaimRequest.Sessions(new LogId(input.text("log")), period(input));
          default ->
              throw new IllegalArgumentException(
                  "/claim: found '"
                      + claim
                      + "', expected file.received, file.delivered, directory.held, log.unchanged, listed.not.read or sessions");
        };
    input.end();
    return request;
  }

  /// `at`, or `day` and `zone`, or `from` and `to`.
  private static Period period(JsonInput input) {
    if (input.has("at")) {
      return Period.at(input.instant("at"));
    }
    if (input.has("day")) {
      try {
        return Period.of(CivilDay.parse(input.text("day"), input.text("zone")));
      } catch (DateTimeException unknown) {
        throw new IllegalArgumentException(
            "/day, /zone: expected a date such as 2026-11-20 and an IANA name such as Europe/Paris",
            unknown);
      }
    }
    return Period.during(input.instant("from"), input.instant("to"));
  }
}
