package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.message.LogDays;
import org.tallystick.message.Message;
import org.tallystick.message.MessageRows;
import org.tallystick.message.Span;
import org.tallystick.partner.Agreements;

/// Daily files that are made of the log when they are asked for. In the caller's transaction.
///
/// A text is a function of the log up to a size. What a session is told of one is remembered with that size, so that fetching it gives exactly as many bytes (HND-2), however
/// much happens in between; once it is fetched, or a minute later, the next look sees the newest.
@ApplicationScoped
class DailyTexts {

  /// Days a listing shows; older ones are there by their names.
  static final int LISTED = 31;

  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  @Inject private LogDays days;
  @Inject private MessageRows rows;
  @Inject private Agreements agreements;
  @Inject private Clock clock;

  /// How one kind of daily file is written.
  ///
  /// @param ending of its name
  record Kind(
      String ending, String header, Predicate<Message> holds, Function<Message, String> line) {}

  Predicate<RawPath> mayLook(HandoutVisit visit) {
    return directory -> agreements.covering(visit.session(), directory).isPresent();
  }

  long seen(HandoutVisit visit) {
    return days.size(visit.log());
  }

  Instant now() {
    return clock.instant();
  }

  Optional<HandoutEntry> find(HandoutVisit visit, LocalDate day, Kind kind) {
    List<RawName> below = new DailyFile(day, kind.ending()).below();
    Optional<FrozenDay> told =
        visit
            .day(key(kind, below))
            .filter(frozen -> frozen.lookedAt().plus(REMEMBERED).isAfter(now()));
    if (told.isPresent()) {
      return told.map(frozen -> entry(day, kind, frozen));
    }
    return measure(visit, day, List.of(kind), seen(visit)).stream().findFirst();
  }

  private static List<RawName> key(Kind kind, List<RawName> below) {
    List<RawName> key = new ArrayList<>(below);
    key.add(RawName.of(Integer.toHexString(kind.header().hashCode())));
    return key;
  }

  /// The texts of a day, in one pass; none when the day has no file the account may know of.
  List<HandoutEntry> measure(HandoutVisit visit, LocalDate day, List<Kind> kinds, long seen) {
    Span span = days.day(visit.log(), day, seen);
    long[] sizes = new long[kinds.size()];
    boolean[] any = new boolean[kinds.size()];
    Instant[] last = {LogDays.beginning(day)};
    rows.each(
        span,
        mayLook(visit),
        message -> {
          for (int i = 0; i < sizes.length; i++) {
            if (kinds.get(i).holds().test(message)) {
              sizes[i] += length(kinds.get(i).line().apply(message));
              any[i] = true;
              last[0] = message.at();
            }
          }
        });
    List<HandoutEntry> entries = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      if (any[i]) {
        Kind kind = kinds.get(i);
        FrozenDay frozen = new FrozenDay(seen, sizes[i] + length(kind.header()), last[0], now());
        visit.told(key(kind, new DailyFile(day, kind.ending()).below()), frozen);
        entries.add(entry(day, kind, frozen));
      }
    }
    return entries;
  }

  private static HandoutEntry entry(LocalDate day, Kind kind, FrozenDay frozen) {
    return HandoutEntry.file(
        new DailyFile(day, kind.ending()).name(), frozen.size(), frozen.modifiedAt());
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// As the session was told last.
  HandoutSource.Text text(HandoutVisit visit, LocalDate day, Kind kind) {
    List<RawName> key = key(kind, new DailyFile(day, kind.ending()).below());
    long seen = visit.day(key).map(FrozenDay::seen).orElseGet(() -> seen(visit));
    visit.fetched(key);
    return to -> {
      to.write(kind.header().getBytes(StandardCharsets.UTF_8));
      each(
          days.day(visit.log(), day, seen),
          mayLook(visit),
          message -> kind.holds().test(message) ? kind.line().apply(message) : "",
          to);
    };
  }

  /// Writes a line for each file of the span.
  void each(Span span, Predicate<RawPath> mayLook, Function<Message, String> line, OutputStream to)
      throws IOException {
    try {
      rows.each(
          span,
          mayLook,
          message -> {
            try {
              to.write(line.apply(message).getBytes(StandardCharsets.UTF_8));
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /// The newest days with files, newest first.
  List<LocalDate> newest(HandoutVisit visit, long seen) {
    List<LocalDate> newest = new ArrayList<>();
    long end = seen;
    while (newest.size() < LISTED) {
      Optional<Instant> last = days.lastFileBefore(visit.log(), end);
      if (last.isEmpty()) {
        break;
      }
      LocalDate day = LocalDate.ofInstant(last.get(), ZoneOffset.UTC);
      newest.add(day);
      end = days.day(visit.log(), day, seen).from();
    }
    return newest;
  }

  /// A page of a listing is one day.
  HandoutPage page(HandoutVisit visit, List<Kind> kinds, long from) {
    long seen = seen(visit);
    List<LocalDate> newest = newest(visit, seen);
    boolean last = from + 1 >= newest.size();
    return new HandoutPage(
        from < newest.size() ? measure(visit, newest.get((int) from), kinds, seen) : List.of(),
        from + 1,
        last);
  }
}
