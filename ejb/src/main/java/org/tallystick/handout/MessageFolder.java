package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.message.MessageFormat;
import org.tallystick.platform.DataDirectory;

/// `messages/<day>.csv` and `.jsonl`: every file either way that day (UTC), with what became of it.
@ApplicationScoped
class MessageFolder implements HandoutFolder {

  static final String NAME = "messages";

  private static final List<DailyTexts.Kind> KINDS =
      Stream.of(MessageFormat.CSV, MessageFormat.JSONL)
          .map(format ->
              new DailyTexts.Kind(format.ending(), format.header(), message -> true, format::line))
          .toList();

  @Inject private DailyTexts texts;
  @Inject private DataDirectory data;

  private static Optional<DailyTexts.Kind> kind(DailyFile file) {
    return KINDS.stream().filter(kind -> kind.ending().equals(file.ending())).findFirst();
  }

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    return below.isEmpty()
        ? Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH))
        : DailyFile.of(below)
            .flatMap(file -> kind(file).flatMap(kind -> texts.find(visit, file.day(), kind)));
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    return texts.page(visit, KINDS, from);
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return Optional.empty();
  }

  @Override
  public Optional<HandoutSource> source(HandoutVisit visit, List<RawName> below)
      throws IOException {
    DailyFile file = DailyFile.of(below).orElseThrow();
    return Optional.of(
        HandoutSource.of(
            texts.text(visit, file.day(), kind(file).orElseThrow()), data.scratchDirectory()));
  }
}
