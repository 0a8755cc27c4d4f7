package org.tallystick.evidence.tlog;

import java.util.List;

/// That the log of `older` leaves is the beginning of the log of `newer` leaves: RFC 6962 §2.1.2.
public record ConsistencyProof(TreeSize older, TreeSize newer, List<NodeHash> hashes) {

  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /// Checks the shape first, then the content: RFC 9162 §2.1.4.2. Nothing follows from an empty older log, so it is refused.
  public Verification verify(NodeHash olderRoot, NodeHash newerRoot) {
    if (older.compareTo(newer) > 0) {
      return Verification.refused(
          "consistency proof: from size " + older + ", expected at most " + newer);
    }
    if (older.isEmpty()) {
      return Verification.refused(
          "consistency proof: from an empty log, which every log begins with");
    }
    int expected = length(older.value(), newer.value());
    if (hashes.size() != expected) {
      return Verification.refused(
          "consistency proof: " + hashes.size() + " hashes, expected " + expected);
    }
    if (older.equals(newer)) {
      return olderRoot.equals(newerRoot)
          ? Verification.ACCEPTED
          : Verification.refused("consistency proof: two roots of one size " + older);
    }
    return verifyPath(olderRoot, newerRoot);
  }

  private Verification verifyPath(NodeHash olderRoot, NodeHash newerRoot) {
    long place = older.value() - 1;
    long last = newer.value() - 1;
    int skipped = Long.numberOfTrailingZeros(older.value());
    place >>= skipped;
    last >>= skipped;
    boolean whole = Long.bitCount(older.value()) == 1;
    NodeHash left = whole ? olderRoot : hashes.getFirst();
    NodeHash right = left;
    for (NodeHash hash : whole ? hashes : hashes.subList(1, hashes.size())) {
      if ((place & 1) == 1 || place == last) {
        left = NodeHash.of(hash, left);
        right = NodeHash.of(hash, right);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        right = NodeHash.of(right, hash);
      }
      place >>= 1;
      last >>= 1;
    }
    if (!left.equals(olderRoot)) {
      return Verification.refused("consistency proof: does not lead to the older root");
    }
    return right.equals(newerRoot)
        ? Verification.ACCEPTED
        : Verification.refused("consistency proof: does not lead to the newer root");
  }

  private static int length(long older, long newer) {
    if (older == newer) {
      return 0;
    }
    int skipped = Long.numberOfTrailingZeros(older);
    long place = (older - 1) >>> skipped;
    long last = (newer - 1) >>> skipped;
    int inner = Long.SIZE - Long.numberOfLeadingZeros(place ^ last);
    int first = Long.bitCount(older) == 1 ? 0 : 1;
    return first + inner + Long.bitCount(place >>> inner);
  }
}
