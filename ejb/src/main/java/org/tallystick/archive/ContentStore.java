package org.tallystick.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.tallystick.evidence.tlog.ContentDigest;

/// Where content too large for the ledger's transaction lives, under its digest.
///
/// Thread-safe. After a failure nothing is half there: a digest either opens to exactly its bytes or is unknown.
public interface ContentStore {

  /// Takes a staged file over. On return the content is durable and read-only, and the staged file is gone. Repeatable: content that is already there stays.
  void keep(Path staged, ContentDigest digest) throws IOException;

  /// @throws java.nio.file.NoSuchFileException when the store does not have it
  SeekableByteChannel open(ContentDigest digest) throws IOException;
}
