package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.SidecarLine;
import org.tallystick.publication.SidecarText;

/// What sidecars say. A list for a directory is asked once for each file in it, so the last few are kept. In the caller's transaction. Thread-safe.
@ApplicationScoped
class ReadSidecars {

  private static final int MOST_KEPT = 16;

  @Inject private Contents contents;

  // guarded by itself
  private final Map<Key, Said> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Said> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Key(ContentDigest digest, SidecarKind kind) {}

  /// @param named by the file a line names
  /// @param lines all of them
  /// @param fault why nothing is understood; empty when all is
  record Said(
      Map<RawName, List<SidecarLine>> named, List<SidecarLine> lines, Optional<String> fault) {

    /// What it says of the file it is the sidecar of: a single line counts whatever name stands in it, for many programs write the name a file had on their side.
    List<SidecarLine> of(RawName file, boolean isList) {
      List<SidecarLine> found = named.getOrDefault(file, List.of());
      return found.isEmpty() && !isList && lines.size() == 1 ? lines : found;
    }
  }

  static boolean isTooLarge(DirectoryEntry sidecar) {
    return sidecar.size() > SidecarText.LONGEST;
  }

  /// @param sidecar a file that is not too large
  Said read(DirectoryEntry sidecar, SidecarKind kind) {
    StoredContent content = StoredContent.of(sidecar);
    Key key = new Key(content.digest(), kind);
    synchronized (kept) {
      Said known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    Said said = parse(content, kind);
    synchronized (kept) {
      kept.put(key, said);
    }
    return said;
  }

  private Said parse(StoredContent content, SidecarKind kind) {
    try {
      List<SidecarLine> lines = SidecarText.parse(contents.bytes(content), kind);
      Map<RawName, List<SidecarLine>> named = new LinkedHashMap<>();
      for (SidecarLine line : lines) {
        line.name()
            .ifPresent(name -> named.computeIfAbsent(name, none -> new ArrayList<>()).add(line));
      }
      return new Said(named, lines, Optional.empty());
    } catch (SidecarText.Unreadable unreadable) {
      return new Said(Map.of(), List.of(), Optional.of(String.valueOf(unreadable.getMessage())));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
