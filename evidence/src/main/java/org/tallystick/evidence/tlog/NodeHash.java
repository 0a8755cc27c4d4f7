package org.tallystick.evidence.tlog;

/// The hash of a subtree, and of a whole log: `SHA-256(0x01 || left || right)`, RFC 6962 §2.1.
public record NodeHash(Sha256 hash) {

  /// The root of a log without leaves: the hash of nothing.
  public static final NodeHash EMPTY = new NodeHash(Sha256.over());

  private static final byte[] PREFIX = {0x01};

  public static NodeHash of(NodeHash left, NodeHash right) {
    return new NodeHash(Sha256.over(PREFIX, left.bytes(), right.bytes()));
  }

  /// Takes 32 bytes that already are a node hash.
  public static NodeHash ofBytes(byte[] hash) {
    return new NodeHash(Sha256.ofBytes(hash));
  }

  public byte[] bytes() {
    return hash.bytes();
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public String toString() {
    return hex();
  }
}
