package org.tallystick.benchmark;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tallystick.evidence.map.MapInMemory;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.tlog.Sha256;

/// The subject map in memory, beside nothing but the SHA-256 that its definition asks for.
final class MapMeasure {

  private static final long SEED = 20261121;
  private static final int UPDATES = 50_000;
  private static final int HEAD = 1000;

  private final Random random = new Random(SEED);

  void run(int subjects) throws Exception {
    double hash = hashSeconds();
    List<SubjectKey> keys = keys(subjects);
    Map<SubjectKey, Sha256> entries = new HashMap<>();
    keys.forEach(key -> entries.put(key, key.hash()));

    double rebuild = Rounds.seconds(3, () -> new SubjectMap(new MapInMemory()).put(entries));
    Figures.print(
        "map of " + subjects + " subjects: made again",
        rebuild,
        "s",
        new Figures.Peer("its " + 2 * subjects + " hashes alone", 2 * subjects * hash),
        subjects >= 1_000_000 ? 5 : 0);

    SubjectMap map = new SubjectMap(new MapInMemory());
    map.put(entries);
    double one = Rounds.seconds(5, () -> update(map, keys, 1)) / UPDATES * 1e6;
    double path = (Math.log(subjects) / Math.log(2) + 1) * hash * 1e6;
    Figures.print(
        "map of " + subjects + " subjects: an update alone",
        one,
        "µs",
        new Figures.Peer("the hashes on its path alone", path),
        9);
    double many = Rounds.seconds(5, () -> update(map, keys, HEAD)) / UPDATES * 1e6;
    Figures.print(
        "map of " + subjects + " subjects: one of " + HEAD + " of a head",
        many,
        "µs",
        new Figures.Peer("the hashes on its path alone", path),
        9);
  }

  private void update(SubjectMap map, List<SubjectKey> keys, int together) {
    for (int done = 0; done < UPDATES; done += together) {
      Map<SubjectKey, Sha256> portion = new HashMap<>();
      for (int i = 0; i < together; i++) {
        portion.put(
            keys.get(random.nextInt(keys.size())), keys.get(random.nextInt(keys.size())).hash());
      }
      map.put(portion);
    }
  }

  private List<SubjectKey> keys(int count) {
    List<SubjectKey> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      byte[] key = new byte[Sha256.LENGTH];
      random.nextBytes(key);
      keys.add(SubjectKey.ofBytes(key));
    }
    return keys;
  }

  /// One hash of an inner node: 65 bytes.
  private static double hashSeconds() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] node = new byte[65];
    int count = 500_000;
    return Rounds.seconds(
            5,
            () -> {
              for (int i = 0; i < count; i++) {
                byte[] hash = digest.digest(node);
                System.arraycopy(hash, 0, node, 1, hash.length);
              }
            })
        / count;
  }
}
