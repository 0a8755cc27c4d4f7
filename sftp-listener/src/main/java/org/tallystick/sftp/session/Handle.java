package org.tallystick.sftp.session;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tallystick.archive.OpenedDownload;
import org.tallystick.archive.StagedUpload;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.handout.DroppedDraft;
import org.tallystick.handout.HandoutFile;

/// What a client's handle stands for.
sealed interface Handle {

  RawPath path();

  /// Whether bytes of a file go through it.
  default boolean isTransfer() {
    return !(this instanceof Listed);
  }

  /// @param append every write goes to the end, whatever its offset
  record Writing(StagedUpload upload, boolean append) implements Handle {
    @Override
    public RawPath path() {
      return upload.path();
    }
  }

  record Reading(OpenedDownload download) implements Handle {
    @Override
    public RawPath path() {
      return download.entry().path();
    }
  }

  /// A file below `/.exchange`.
  record Handout(HandoutFile file) implements Handle {
    @Override
    public RawPath path() {
      return file.path();
    }
  }

  /// A request or manifest that is being dropped below `/.exchange`.
  record Dropping(DroppedDraft draft, boolean append) implements Handle {
    @Override
    public RawPath path() {
      return draft.path();
    }
  }

  /// Names read ahead wait here until a reply has room for them. Confined to the session's thread.
  final class Listed implements Handle {
    private final RawPath path;
    private final Pages pages;
    private final Deque<ListedName> waiting = new ArrayDeque<>();

    Listed(RawPath path, Pages pages) {
      this.path = path;
      this.pages = pages;
    }

    boolean hasMore() throws IOException {
      if (waiting.isEmpty()) {
        waiting.addAll(pages.next());
      }
      return !waiting.isEmpty();
    }

    ListedName next() {
      return waiting.removeFirst();
    }

    @Override
    public RawPath path() {
      return path;
    }
  }
}
