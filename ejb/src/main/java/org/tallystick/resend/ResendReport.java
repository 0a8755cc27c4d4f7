package org.tallystick.resend;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.message.JsonText;

/// What became of a request, ask by ask.
///
/// @param index the leaf of its `resend.requested`
/// @param unreadable why nothing of it was understood; empty when it was
public record ResendReport(
    long index, Instant at, int asked, Optional<String> unreadable, List<Result> results) {

  /// RSD-2: whatever the reason is that there is nothing.
  static final String NOTHING = "nothing of this kind was sent to you";

  /// What became of one file that was asked for.
  public enum Outcome {
    DONE("it is there again"),
    THERE("it is there already"),
    REFUSED("refused");

    private final String sentence;

    Outcome(String sentence) {
      this.sentence = sentence;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param said what was asked
  /// @param document the one that shows the file now
  /// @param why of a refusal: subject, found, expected
  public record Result(
      String said,
      Outcome outcome,
      Optional<RawPath> path,
      Optional<LedgerPosition> document,
      Optional<LedgerPosition> original,
      Optional<ContentDigest> digest,
      Optional<String> why) {

    static Result refused(String said, String why) {
      return new Result(
          said,
          Outcome.REFUSED,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(why));
    }
  }

  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /// For programs.
  ///
  /// @param name the request's, percent-encoded
  String json(String name, Optional<ContentDigest> request) {
    return JsonText.page(json -> {
      json.put("request", name)
          .put("sha256", request.map(ContentDigest::hex))
          .put("time", at.toString())
          .put("event", index)
          .put("understood", unreadable.isEmpty())
          .put("error", unreadable)
          .put("asked", asked)
          .put("done", count(Outcome.DONE))
          .put("alreadyThere", count(Outcome.THERE))
          .put("refused", count(Outcome.REFUSED));
      if (!results.isEmpty()) {
        json.put("results", results.stream().map(ResendReport::line).toList());
      }
    });
  }

  private static String line(Result result) {
    return JsonText.line(json ->
        json.put("asked", result.said())
            .put("outcome", result.outcome().word())
            .put("path", result.path().map(RawPath::encoded))
            .put("sha256", result.digest().map(ContentDigest::hex))
            .put("document", result.document())
            .put("resends", result.original())
            .put("why", result.why()));
  }

  /// For people.
  String text(String name) {
    StringBuilder text = new StringBuilder();
    text.append("Your request ").append(name).append(", ").append(at).append(" (entry ");
    text.append(index).append(" of the log)\n\n");
    unreadable.ifPresent(why ->
        text.append("It was not understood, and nothing was done.\n").append(why).append("\n"));
    if (unreadable.isEmpty()) {
      text.append(
          "%d asked: %d there again, %d there already, %d refused%n%n"
              .formatted(asked, count(Outcome.DONE), count(Outcome.THERE), count(Outcome.REFUSED)));
    }
    results.forEach(result -> {
      text.append(result.said()).append("\n    ").append(result.outcome().sentence);
      result.path().ifPresent(path -> text.append(": ").append(path.text()));
      result.why().ifPresent(why -> text.append(": ").append(why));
      text.append('\n');
    });
    return text.toString();
  }
}
