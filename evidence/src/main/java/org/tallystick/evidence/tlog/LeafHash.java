package org.tallystick.evidence.tlog;

/// What one leaf contributes to its log's root: `SHA-256(0x00 || leaf bytes)`, RFC 6962 §2.1.
public record LeafHash(Sha256 hash) {

  private static final byte[] PREFIX = {0x00};

  /// Hashes a leaf's stored bytes.
  public static LeafHash of(byte[] leaf) {
    return new LeafHash(Sha256.over(PREFIX, leaf));
  }

  /// Takes 32 bytes that already are a leaf hash.
  public static LeafHash ofBytes(byte[] hash) {
    return new LeafHash(Sha256.ofBytes(hash));
  }

  public byte[] bytes() {
    return hash.bytes();
  }

  public String hex() {
    return hash.hex();
  }

  /// A tree of one leaf has that leaf's hash for its root.
  public NodeHash asNode() {
    return new NodeHash(hash);
  }

  @Override
  public String toString() {
    return hex();
  }
}
