package org.tallystick.sftp.session;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.OpenedDownload;
import org.tallystick.archive.StagedUpload;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.Listing;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

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

  /// Entries read ahead wait here until a reply has room for them. Confined to the session's thread.
  final class Listed implements Handle {
    final Listing listing;
    final Deque<DirectoryEntry> waiting = new ArrayDeque<>();
    @Nullable RawName last;
    boolean exhausted;

    Listed(Listing listing) {
      this.listing = listing;
    }

    @Override
    public RawPath path() {
      return listing.directory();
    }
  }
}
