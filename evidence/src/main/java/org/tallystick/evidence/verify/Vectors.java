package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.note.StrictBase64;
import org.tallystick.evidence.tlog.ConsistencyProof;
import org.tallystick.evidence.tlog.InclusionProof;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;

/// Runs public RFC 6962 proof vectors through the verifier that packs go through, so that an expert can test it. One JSON object a line: `leafIdx, treeSize, root,
/// leafHash, proof, wantErr` for inclusion, `size1, size2, root1, root2, proof, wantErr` for consistency; hashes in base64, `proof` may be null.
final class Vectors implements Command {

  private static final Set<String> INCLUSION =
      Set.of("leafIdx", "treeSize", "root", "leafHash", "proof");
  private static final Set<String> CONSISTENCY =
      Set.of("size1", "size2", "root1", "root2", "proof");

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException, UsageException {
    if (arguments.size() != 1) {
      throw new UsageException(
          "vectors: found " + arguments.size() + " arguments, expected one file");
    }
    int lines = 0;
    int differ = 0;
    for (String line : Files.readAllLines(Path.of(arguments.getFirst()))) {
      if (line.isBlank()) {
        continue;
      }
      lines++;
      Map<String, @Nullable Object> vector = vector(line, lines);
      Verification verification = verify(vector);
      boolean expected = !Boolean.TRUE.equals(vector.get("wantErr"));
      boolean agrees = verification.isAccepted() == expected;
      differ += agrees ? 0 : 1;
      out.println(
          words(verification)
              + (agrees ? "" : "   DIFFERS: expected " + (expected ? "accepted" : "refused")));
    }
    if (lines == 0) {
      throw new UsageException("vectors: " + arguments.getFirst() + " has no line");
    }
    return differ == 0 ? Main.ACCEPTED : Main.REFUSED;
  }

  private static Map<String, @Nullable Object> vector(String line, int number)
      throws UsageException {
    Map<String, @Nullable Object> vector;
    try {
      vector = new LooseJson(line).object();
    } catch (IllegalArgumentException malformed) {
      throw new UsageException("line " + number + ": " + malformed.getMessage());
    }
    boolean isKnown =
        vector.keySet().containsAll(INCLUSION) || vector.keySet().containsAll(CONSISTENCY);
    if (!isKnown || !(vector.get("wantErr") instanceof Boolean)) {
      throw new UsageException(
          "line " + number + ": is neither an inclusion nor a consistency vector");
    }
    return vector;
  }

  private static String words(Verification verification) {
    return switch (verification) {
      case Verification.Accepted() -> "accepted";
      case Verification.Refused(String why) -> "refused: " + why;
    };
  }

  private static Verification verify(Map<String, @Nullable Object> vector) {
    try {
      return vector.containsKey("leafIdx") ? inclusion(vector) : consistency(vector);
    } catch (IllegalArgumentException malformed) {
      return Verification.refused(String.valueOf(malformed.getMessage()));
    }
  }

  private static Verification inclusion(Map<String, @Nullable Object> vector) {
    return new InclusionProof(
            new LeafIndex(number(vector, "leafIdx")),
            new TreeSize(number(vector, "treeSize")),
            hashes(vector.get("proof")))
        .verify(
            LeafHash.ofBytes(bytes(vector.get("leafHash"))),
            NodeHash.ofBytes(bytes(vector.get("root"))));
  }

  /// Two roots of one size are compared and nothing is hashed, so public vectors have other bytes than hashes there.
  private static Verification consistency(Map<String, @Nullable Object> vector) {
    long older = new TreeSize(number(vector, "size1")).value();
    if (older == number(vector, "size2") && hashes(vector.get("proof")).isEmpty()) {
      return Arrays.equals(bytes(vector.get("root1")), bytes(vector.get("root2")))
          ? Verification.ACCEPTED
          : Verification.refused("consistency proof: two roots of one size " + older);
    }
    return new ConsistencyProof(
            new TreeSize(number(vector, "size1")),
            new TreeSize(number(vector, "size2")),
            hashes(vector.get("proof")))
        .verify(
            NodeHash.ofBytes(bytes(vector.get("root1"))),
            NodeHash.ofBytes(bytes(vector.get("root2"))));
  }

  /// Below 2^63; [TreeSize] and [LeafIndex] know their own limits.
  private static long number(Map<String, @Nullable Object> vector, String name) {
    if (vector.get(name) instanceof BigInteger number && number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    throw new IllegalArgumentException(
        name + " " + vector.get(name) + ": expected an integer up to 2^53");
  }

  private static List<NodeHash> hashes(@Nullable Object proof) {
    return switch (proof) {
      case null -> List.of();
      case List<?> list -> list.stream().map(hash -> NodeHash.ofBytes(bytes(hash))).toList();
      default -> throw new IllegalArgumentException("proof: expected an array or null");
    };
  }

  /// `null` is how the public vectors write no bytes.
  private static byte[] bytes(@Nullable Object text) {
    if (text == null) {
      return new byte[0];
    }
    if (text instanceof String base64) {
      return StrictBase64.decode(base64);
    }
    throw new IllegalArgumentException("hash " + text + ": expected base64");
  }
}
