package org.tallystick.message;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// How a list of messages is written down.
public enum MessageFormat {
  /// A JSON object a line; what is not known has no member.
  JSONL("jsonl") {
    @Override
    public String header() {
      return "";
    }

    @Override
    public String line(Message message) {
      return json(message) + "\n";
    }
  },
  /// RFC 4180 with one header line; what is not known is empty.
  CSV("csv") {
    @Override
    public String header() {
      return "time,direction,interface,path,name,size,sha256,index,document,delivered,acknowledged,taken,resends,resent_as,attempt,attempts"
          + END;
    }

    @Override
    public String line(Message message) {
      Message.Facts facts = message.facts();
      return Stream.of(
                  message.at().toString(),
                  word(message),
                  message.agreed().orElse(""),
                  message.path().map(RawPath::encoded).orElse(""),
                  message.name().map(RawName::encoded).orElse(""),
                  Long.toString(message.size()),
                  message.digest().hex(),
                  Long.toString(message.document().index()),
                  message.document().toString(),
                  instant(facts.delivered()),
                  instant(facts.acknowledged()),
                  instant(facts.taken()),
                  message.resends().isPresent() ? Long.toString(message.resends().getAsLong()) : "",
                  facts.resentAs().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                  number(facts.lineage().map(Message.Lineage::attempt)),
                  number(facts.lineage().map(Message.Lineage::attempts)))
              .collect(Collectors.joining(","))
          + END;
    }
  };

  private static final String END = "\r\n";

  private final String ending;

  MessageFormat(String ending) {
    this.ending = ending;
  }

  public static Optional<MessageFormat> ofEnding(String ending) {
    return Stream.of(values()).filter(format -> format.ending.equals(ending)).findFirst();
  }

  /// Of a file's name.
  public String ending() {
    return ending;
  }

  public abstract String header();

  public abstract String line(Message message);

  /// `inbound` or `outbound`, always from the archive's side.
  public static String word(Message message) {
    return message.direction().name().toLowerCase(Locale.ROOT);
  }

  private static String instant(Optional<Instant> at) {
    return at.map(Instant::toString).orElse("");
  }

  private static String number(Optional<Long> number) {
    return number.map(String::valueOf).orElse("");
  }

  /// One message as an object on one line.
  public static String json(Message message) {
    Message.Facts facts = message.facts();
    return JsonText.line(json -> {
      json.put("time", message.at().toString())
          .put("direction", word(message))
          .put("interface", message.agreed())
          .put("path", message.path().map(RawPath::encoded))
          .put("name", message.name().map(RawName::encoded))
          .put("size", message.size())
          .put("sha256", message.digest().hex())
          .put("index", message.document().index())
          .put("document", message.document().toString())
          .put("delivered", facts.delivered())
          .put("acknowledged", facts.acknowledged())
          .put("taken", facts.taken());
      message.resends().ifPresent(original -> json.put("resends", original));
      if (!facts.resentAs().isEmpty()) {
        json.numbers("resentAs", facts.resentAs());
      }
      facts
          .lineage()
          .ifPresent(lineage ->
              json.put("attempt", lineage.attempt()).put("attempts", lineage.attempts()));
    });
  }
}
