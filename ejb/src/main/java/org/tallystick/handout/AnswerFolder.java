package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;

/// `answers/`: what became of the account's requests and manifests.
@ApplicationScoped
class AnswerFolder implements HandoutFolder {

  static final String NAME = "answers";

  @Inject private DroppedEntries dropped;

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    return below.isEmpty()
        ? Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH))
        : dropped.find(visit, DroppedFolder.ANSWERS, below);
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    return dropped.page(visit, DroppedFolder.ANSWERS, from, limit);
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return Optional.empty();
  }

  @Override
  public Optional<HandoutSource> source(HandoutVisit visit, List<RawName> below)
      throws IOException {
    return dropped.source(visit, DroppedFolder.ANSWERS, below.getFirst());
  }
}
