package org.tallystick.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

/// Did you receive this? The answer, yes or no.
public final class ReceivedAnswer {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private ReceivedAnswer() {}

  /// 64 lower-case hexadecimal digits.
  public static Optional<ContentDigest> digest(String text) {
    return HEX.matcher(text).matches() ? Optional.of(ContentDigest.ofHex(text)) : Optional.empty();
  }

  /// @param found files of exactly this content; those that we sent are no answer to what we received
  public static String page(ContentDigest digest, List<Message> found) {
    List<Message> received = found.stream().filter(Message::isInbound).toList();
    return JsonText.page(json -> {
      json.put("received", !received.isEmpty()).put("sha256", digest.hex());
      if (!received.isEmpty()) {
        json.put("times", received.size())
            .put("files", received.stream().map(ReceivedAnswer::line).toList());
      }
    });
  }

  /// One received file: archived, taken by the application, acknowledged.
  public static String line(Message message) {
    Message.Facts facts = message.facts();
    return JsonText.line(json ->
        json.put("archived", message.at().toString())
            .put("interface", message.agreed())
            .put("path", message.path().map(RawPath::encoded))
            .put("name", message.name().map(RawName::encoded))
            .put("size", message.size())
            .put("sha256", message.digest().hex())
            .put("index", message.document().index())
            .put("document", message.document().toString())
            .put("takenByApplication", facts.taken().isPresent())
            .put("taken", facts.taken())
            .put("acknowledgedByApplication", facts.acknowledged().isPresent())
            .put("acknowledged", facts.acknowledged()));
  }
}
