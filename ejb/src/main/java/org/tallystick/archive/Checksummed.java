package org.tallystick.archive;

import java.io.IOException;

/// A file whose checksums may be asked.
public final class Checksummed {

  private final StoredContent content;
  private final Contents contents;
  private final ContentChecksums checksums;

  Checksummed(StoredContent content, Contents contents, ContentChecksums checksums) {
    this.content = content;
    this.contents = contents;
    this.checksums = checksums;
  }

  /// In bytes.
  public long size() {
    return content.size();
  }

  /// The checksum of the whole file. SHA-256 is on record and costs nothing; of the others each reads the content once, unless it was made when the file came.
  public byte[] checksum(ChecksumAlgorithm algorithm) throws IOException {
    return checksums.of(content.digest(), algorithm, () -> contents.open(content));
  }
}
