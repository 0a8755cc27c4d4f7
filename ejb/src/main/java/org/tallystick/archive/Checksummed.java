package org.tallystick.archive;

import java.io.IOException;

/// A file whose checksums may be asked.
public final class Checksummed {

  private final StoredContent content;
  private final Contents contents;
  private final RecentChecksums recent;

  Checksummed(StoredContent content, Contents contents, RecentChecksums recent) {
    this.content = content;
    this.contents = contents;
    this.recent = recent;
  }

  /// In bytes.
  public long size() {
    return content.size();
  }

  /// The checksum of the whole file. SHA-256 is on record and costs nothing; the others read the content once.
  public byte[] checksum(ChecksumAlgorithm algorithm) throws IOException {
    return recent.of(content.digest(), algorithm, () -> contents.open(content));
  }
}
