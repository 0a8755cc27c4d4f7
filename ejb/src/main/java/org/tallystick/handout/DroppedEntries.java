package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.KeptContents;
import org.tallystick.dropped.DroppedFile;
import org.tallystick.dropped.DroppedFiles;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;

/// What a session sees of files that were dropped and of answers: its account's own, and what it is writing itself. In the caller's transaction.
@ApplicationScoped
class DroppedEntries {

  @Inject private DroppedFiles files;
  @Inject private KeptContents contents;

  Optional<HandoutEntry> find(HandoutVisit visit, DroppedFolder folder, List<RawName> below) {
    if (below.size() != 1) {
      return Optional.empty();
    }
    return visit
        .draft(folder.path().resolve(below.getFirst()))
        .map(DroppedDraft::entry)
        .or(() ->
            files.newest(visit.session(), folder, below.getFirst()).map(DroppedEntries::entry));
  }

  private static HandoutEntry entry(DroppedFile file) {
    HandoutEntry entry = HandoutEntry.file(file.name(), file.content().size(), file.at());
    return file.folder().isWritable() ? entry.writable() : entry;
  }

  /// First what is being written, then by leaf.
  HandoutPage page(HandoutVisit visit, DroppedFolder folder, long from, int limit) {
    List<HandoutEntry> entries = new ArrayList<>();
    if (from == 0) {
      visit.drafts().stream()
          .filter(draft -> draft.folder() == folder)
          .forEach(draft -> entries.add(draft.entry()));
    }
    List<DroppedFile> found = files.page(visit.session(), folder, from, limit);
    boolean last = found.size() < limit;
    // Of one leaf there may be two: they stay together.
    List<DroppedFile> whole =
        last || found.getFirst().index() == found.getLast().index()
            ? found
            : found.stream().filter(file -> file.index() < found.getLast().index()).toList();
    whole.stream()
        .filter(file -> visit.draft(folder.path().resolve(file.name())).isEmpty())
        .forEach(file -> entries.add(entry(file)));
    return new HandoutPage(entries, whole.isEmpty() ? from : whole.getLast().index() + 1, last);
  }

  Optional<HandoutSource> source(HandoutVisit visit, DroppedFolder folder, RawName name)
      throws IOException {
    Optional<DroppedDraft> draft = visit.draft(folder.path().resolve(name));
    if (draft.isPresent()) {
      return Optional.of(draft.get().source());
    }
    Optional<DroppedFile> file = files.newest(visit.session(), folder, name);
    return file.isPresent()
        ? Optional.of(HandoutSource.of(contents.open(file.get().content())))
        : Optional.empty();
  }
}
