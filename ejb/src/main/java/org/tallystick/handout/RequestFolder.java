package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;

/// `requests/`: what the account has asked to have again.
@ApplicationScoped
class RequestFolder implements HandoutFolder {

  static final String NAME = "requests";

  @Inject private DroppedEntries dropped;

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    return below.isEmpty()
        ? Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH).writable())
        : dropped.find(visit, DroppedFolder.REQUESTS, below);
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    return dropped.page(visit, DroppedFolder.REQUESTS, from, limit);
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return Optional.empty();
  }

  @Override
  public Optional<HandoutSource> source(HandoutVisit visit, List<RawName> below)
      throws IOException {
    return dropped.source(visit, DroppedFolder.REQUESTS, below.getFirst());
  }
}
