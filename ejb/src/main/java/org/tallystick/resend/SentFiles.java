package org.tallystick.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LogId;
import org.tallystick.message.LogDays;
import org.tallystick.message.Message;
import org.tallystick.message.MessageRows;
import org.tallystick.message.Span;
import org.tallystick.partner.InterfaceId;

/// What an ask is about, among the files sent to one partner. In the caller's transaction.
@ApplicationScoped
class SentFiles {

  /// One more than a request may have again, so that the limit says no and not the search.
  private static final int MOST = 1001;

  @Inject private MessageRows rows;
  @Inject private LogDays days;

  /// @param agreed the outbound interface that allows a path to be used; empty where none does
  Candidate.Found find(LogId log, Ask ask, Function<RawPath, Optional<InterfaceId>> agreed) {
    long seen = days.size(log);
    Stream<Message> sent =
        switch (ask) {
          case Ask.Content(String said, var digest) ->
              rows.ofContent(log, digest, seen, directory -> true).reversed().stream();
          case Ask.Named(String said, byte[] bytes) -> named(log, bytes, seen);
          case Ask.Day(String said, var day) -> ofDay(days.day(log, day, seen));
          case Ask.Position(String said, var position) ->
              position.log().equals(log) ? rows.one(position, seen).stream() : Stream.empty();
        };
    Map<RawPath, Candidate> newest = new LinkedHashMap<>();
    sent.filter(message -> !message.isInbound())
        .forEach(message ->
            message
                .path()
                .ifPresent(path ->
                    agreed
                        .apply(path)
                        .ifPresent(id -> newest.putIfAbsent(path, Candidate.of(message, id)))));
    return new Candidate.Found(ask, List.copyOf(newest.values()));
  }

  /// Of one path the newest of the day counts.
  private Stream<Message> ofDay(Span day) {
    return rows.sentIn(day, MOST).reversed().stream();
  }

  /// Names are taken as they are, and as the lists write them.
  private Stream<Message> named(LogId log, byte[] bytes, long seen) {
    Collection<RawPath> paths = new ArrayList<>();
    Collection<RawName> names = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (bytes[0] == '/') {
      parsed(() -> RawPath.parse(bytes)).ifPresent(paths::add);
      parsed(() -> RawPath.decode(text))
          .filter(path -> !paths.contains(path))
          .ifPresent(paths::add);
      paths.stream().map(RawPath::name).flatMap(Optional::stream).distinct().forEach(names::add);
    } else {
      names.add(RawName.of(bytes));
      parsed(() -> RawName.decode(text))
          .filter(name -> !names.contains(name))
          .ifPresent(names::add);
    }
    return names.stream()
        .flatMap(name -> rows.sentAs(log, name, seen, MOST).stream())
        .filter(message -> paths.isEmpty() || message.path().filter(paths::contains).isPresent());
  }

  private static <T> Optional<T> parsed(Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (IllegalArgumentException notInThisForm) {
      return Optional.empty();
    }
  }
}
