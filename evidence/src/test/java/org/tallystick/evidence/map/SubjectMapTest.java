package org.tallystick.evidence.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.Seed;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.Verification;

class SubjectMapTest {

  private final Random random = new Random(Seed.of("subject maps"));

  private SubjectKey key() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    // Long common beginnings, so that paths are deep.
    if (random.nextInt(3) == 0) {
      for (int i = 0; i < 3; i++) {
        bytes[i] = 7;
      }
    }
    return SubjectKey.ofBytes(bytes);
  }

  private static MapValue value(long count) {
    return new MapValue(Sha256.ZERO, count, new LeafIndex(count), Sha256.ZERO);
  }

  private TreeMap<SubjectKey, MapValue> entries(int count) {
    TreeMap<SubjectKey, MapValue> entries = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      entries.put(key(), value(i + 1));
    }
    return entries;
  }

  /// The definition, bit by bit.
  private static Sha256 naive(List<Map.Entry<SubjectKey, MapValue>> entries, int depth) {
    if (entries.isEmpty()) {
      return Sha256.ZERO;
    }
    if (entries.size() == 1) {
      return MapHash.leaf(entries.getFirst().getKey(), entries.getFirst().getValue().hash());
    }
    var left = entries.stream().filter(e -> !MapHash.bit(e.getKey(), depth)).toList();
    var right = entries.stream().filter(e -> MapHash.bit(e.getKey(), depth)).toList();
    return MapHash.node(naive(left, depth + 1), naive(right, depth + 1));
  }

  private static Map<SubjectKey, Sha256> hashes(List<Map.Entry<SubjectKey, MapValue>> entries) {
    Map<SubjectKey, Sha256> hashes = new TreeMap<>();
    entries.forEach(entry -> hashes.put(entry.getKey(), entry.getValue().hash()));
    return hashes;
  }

  @Test
  void anyOrderAndAnyPortionsGiveTheNaiveRoot() {
    for (int count : List.of(0, 1, 2, 3, 10, 300, 2000)) {
      var entries = new ArrayList<>(entries(count).entrySet());
      Sha256 expected = naive(entries, 0);
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(entries, random);
        SubjectMap map = new SubjectMap(new MapInMemory());

        for (int from = 0; from < count; ) {
          int to = Math.min(count, from + 1 + random.nextInt(1 + count / 2));
          map.put(hashes(entries.subList(from, to)));
          from = to;
        }

        assertThat(map.root()).as("%s entries", count).isEqualTo(expected);
      }
    }
  }

  @Test
  void aChangedValueChangesTheRootAsIfItHadBeenThereFromTheBeginning() {
    TreeMap<SubjectKey, MapValue> entries = entries(500);
    SubjectMap map = new SubjectMap(new MapInMemory());
    map.put(hashes(List.copyOf(entries.entrySet())));

    SubjectKey changed = entries.firstKey();
    entries.put(changed, value(99_999));

    assertThat(map.put(Map.of(changed, value(99_999).hash())))
        .isEqualTo(naive(List.copyOf(entries.entrySet()), 0));
  }

  @Test
  void whatIsThereAndWhatIsNotIsProvenAtEverySize() {
    for (int count : List.of(0, 1, 2, 5, 700)) {
      TreeMap<SubjectKey, MapValue> entries = entries(count);
      SubjectMap map = new SubjectMap(new MapInMemory());
      Sha256 root = map.put(hashes(List.copyOf(entries.entrySet())));

      entries.forEach((key, value) -> {
        MapProof proof = MapProof.parse(map.prove(key, Optional.of(value)).json().bytes());
        assertThat(proof.verify(root)).isEqualTo(Verification.ACCEPTED);
        assertThat(proof.value()).contains(value);
      });
      for (int i = 0; i < 200; i++) {
        MapProof proof = MapProof.parse(map.prove(key(), Optional.empty()).json().bytes());
        assertThat(proof.verify(root)).isEqualTo(Verification.ACCEPTED);
        assertThat(proof.value()).isEmpty();
      }
    }
  }

  @Test
  void everyChangedByteOfAProofIsRefused() {
    TreeMap<SubjectKey, MapValue> entries = entries(200);
    SubjectMap map = new SubjectMap(new MapInMemory());
    Sha256 root = map.put(hashes(List.copyOf(entries.entrySet())));
    List<MapProof> proofs = new ArrayList<>();
    proofs.add(map.prove(entries.firstKey(), Optional.of(entries.firstEntry().getValue())));
    while (proofs.size() < 20) {
      proofs.add(map.prove(key(), Optional.empty()));
    }

    for (MapProof proof : proofs) {
      byte[] bytes = proof.json().bytes();
      for (int i = 0; i < bytes.length; i++) {
        byte[] changed = bytes.clone();
        changed[i] ^= 1;
        // The bits of an absent key below the place where its path ends are free: it is absent too.
        assertThat(isAcceptedFor(proof.key(), changed, root))
            .as("byte %s of %s", i, new String(bytes, java.nio.charset.StandardCharsets.US_ASCII))
            .isFalse();
      }
    }
  }

  private static boolean isAcceptedFor(SubjectKey key, byte[] proof, Sha256 root) {
    try {
      MapProof read = MapProof.parse(proof);
      return read.key().equals(key) && read.verify(root).isAccepted();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
