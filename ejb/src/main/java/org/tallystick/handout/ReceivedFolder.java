package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.message.Message;
import org.tallystick.message.MessageRows;
import org.tallystick.message.ReceivedAnswer;
import org.tallystick.platform.DataDirectory;

/// `received/<sha256>.json`: did you receive this? Every digest has an answer, be it no; a listing shows the days. `received/<day>.jsonl`: what was received that day.
@ApplicationScoped
class ReceivedFolder implements HandoutFolder {

  static final String NAME = "received";

  private static final String ANSWER = ".json";
  private static final DailyTexts.Kind KIND =
      new DailyTexts.Kind(
          "jsonl", "", Message::isInbound, message -> ReceivedAnswer.line(message) + "\n");

  @Inject private DailyTexts texts;
  @Inject private MessageRows rows;
  @Inject private DataDirectory data;

  private static Optional<ContentDigest> asked(List<RawName> below) {
    String name = below.size() == 1 ? below.getFirst().text() : "";
    return name.endsWith(ANSWER)
        ? ReceivedAnswer.digest(name.substring(0, name.length() - ANSWER.length()))
        : Optional.empty();
  }

  private static Optional<DailyFile> day(List<RawName> below) {
    return DailyFile.of(below).filter(file -> file.ending().equals(KIND.ending()));
  }

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    if (below.isEmpty()) {
      return Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH));
    }
    Optional<ContentDigest> asked = asked(below);
    if (asked.isPresent()) {
      FrozenDay told =
          visit
              .day(below)
              .filter(frozen -> frozen.lookedAt().plusSeconds(60).isAfter(texts.now()))
              .orElseGet(() -> look(visit, below, asked.get()));
      return Optional.of(HandoutEntry.file(below.getFirst(), told.size(), told.modifiedAt()));
    }
    return day(below).flatMap(file -> texts.find(visit, file.day(), KIND));
  }

  private FrozenDay look(HandoutVisit visit, List<RawName> below, ContentDigest asked) {
    long seen = texts.seen(visit);
    Instant now = texts.now();
    FrozenDay told = new FrozenDay(seen, answer(visit, asked, seen).length, now, now);
    visit.told(below, told);
    return told;
  }

  private byte[] answer(HandoutVisit visit, ContentDigest asked, long seen) {
    return ReceivedAnswer.page(
            asked, rows.ofContent(visit.log(), asked, seen, texts.mayLook(visit)))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    return texts.page(visit, List.of(KIND), from);
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return asked(below)
        .map(asked -> {
          long seen = visit.day(below).map(FrozenDay::seen).orElseGet(() -> texts.seen(visit));
          visit.fetched(below);
          return answer(visit, asked, seen);
        });
  }

  @Override
  public Optional<HandoutSource> source(HandoutVisit visit, List<RawName> below)
      throws IOException {
    Optional<DailyFile> file = day(below);
    return file.isPresent()
        ? Optional.of(
            HandoutSource.of(texts.text(visit, file.get().day(), KIND), data.scratchDirectory()))
        : content(visit, below).map(HandoutSource::of);
  }
}
