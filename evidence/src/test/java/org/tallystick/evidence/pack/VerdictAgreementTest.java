package org.tallystick.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.PythonJudge;
import org.tallystick.evidence.Seed;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.verify.PythonVerifier;

/// The Java verifier and `verify.py`, written apart, say the same of every pack (`PACK-3`).
@SuppressWarnings("NullAway.Init")
class VerdictAgreementTest {

  /// How many packs an operator seals, and how many bytes of each pack are changed; the long run changes every byte.
  private static final int PACKS = Seed.LONG ? 1000 : 72;

  private static final int FLIPS = 250;
  private static final int OF_ONE_ARCHIVE = 24;

  private static PythonJudge python;

  @BeforeAll
  static void open() throws IOException {
    python = PythonJudge.open();
  }

  @AfterAll
  static void close() throws IOException {
    if (python != null) {
      python.close();
    }
  }

  @Test
  void bothKnowTheSameTypesOfEvents() {
    String program = new String(PythonVerifier.program(), StandardCharsets.UTF_8);
    String types = program.substring(program.indexOf("IN_DIRECTORY = "));
    types = types.substring(0, types.indexOf("def "));

    assertThat(types.split("[^a-z.]+"))
        .contains(
            Arrays.stream(EventType.values())
                .filter(type -> type != EventType.HEAD)
                .map(EventType::word)
                .toArray(String[]::new));
  }

  @Test
  void bothAcceptAPackOfEachClaim() throws IOException {
    for (Map.Entry<String, byte[]> pack : new SamplePacks(1, 4).all().entrySet()) {
      assertThat(PackVerifier.verify(pack.getValue())).isInstanceOf(Verdict.Accepted.class);
      assertThat(python.pack(pack.getValue())).as(pack.getKey()).startsWith("accepted: ");
    }
  }

  @Test
  void bothRefuseAPackWithAnyByteChanged() throws IOException {
    long seed = Seed.of("packs with a changed byte");
    Random random = new Random(seed);
    for (Map.Entry<String, byte[]> pack : new SamplePacks(seed, 5).all().entrySet()) {
      byte[] bytes = pack.getValue();
      int count = Seed.LONG ? bytes.length : FLIPS;
      ByteBuffer flips = ByteBuffer.allocate(count * 5);
      List<Integer> accepted = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int at = Seed.LONG ? i : random.nextInt(bytes.length);
        byte mask = (byte) random.nextInt(1, 256);
        flips.putInt(at).put(mask);
        bytes[at] ^= mask;
        if (PackVerifier.verify(bytes) instanceof Verdict.Accepted) {
          accepted.add(at);
        }
        bytes[at] ^= mask;
      }

      assertThat(accepted).as("%s, seed %d", pack.getKey(), seed).isEmpty();
      assertThat(python.flips(bytes, flips.array()))
          .as("%s, seed %d", pack.getKey(), seed)
          .isEqualTo(count + " refused");
    }
  }

  @Test
  void bothRefuseAReceiptWithAnyByteChanged() throws IOException {
    long seed = Seed.of("receipts with a changed byte");
    Random random = new Random(seed);
    SortedMap<EntryName, byte[]> files =
        PackZip.read(new SamplePacks(seed, 3).one("file.received"));
    byte[] policy = PackSeal.file(files, PackName.POLICY);
    byte[] receipt =
        files.entrySet().stream()
            .filter(file -> file.getKey().text().startsWith("leaves/"))
            .map(Map.Entry::getValue)
            .reduce((first, last) -> last)
            .orElseThrow();
    assertThat(python.receipt(receipt, policy)).startsWith("accepted: ");
    assertThat(accepts(receipt, policy)).isTrue();
    for (int i = 0; i < (Seed.LONG ? receipt.length : FLIPS); i++) {
      int at = Seed.LONG ? i : random.nextInt(receipt.length);
      byte[] changed = receipt.clone();
      changed[at] ^= (byte) random.nextInt(1, 256);

      assertThat(accepts(changed, policy)).as("byte %d, seed %d", at, seed).isFalse();
      assertThat(python.receipt(changed, policy))
          .as("byte %d, seed %d", at, seed)
          .startsWith("refused: ");
    }
  }

  private static boolean accepts(byte[] receipt, byte[] policy) {
    try {
      return Receipt.parse(receipt).verify(Policy.parse(policy)).isAccepted();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  @Test
  void bothSayTheSameOfWhateverAnOperatorSeals() throws IOException {
    long seed = Seed.of("packs sealed again");
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    for (int done = 0; done < PACKS; done += OF_ONE_ARCHIVE) {
      Random random = new Random(seed + done);
      SamplePacks archive = new SamplePacks(seed + done, 3 + random.nextInt(6));
      List<SortedMap<EntryName, byte[]>> packs =
          archive.all().values().stream().map(PackZip::read).toList();
      Tampering tampering = new Tampering(random, packs);
      for (int i = 0; i < OF_ONE_ARCHIVE; i++) {
        SortedMap<EntryName, byte[]> files = new TreeMap<>(packs.get(i % packs.size()));
        String what = "archive " + (seed + done) + ", pack " + i + ", " + tampering.change(files);
        byte[] sealed = archive.sealedAgain(files);
        Verdict java = PackVerifier.verify(sealed);
        boolean accepts = java instanceof Verdict.Accepted;
        accepted += accepts ? 1 : 0;
        String other = python.pack(sealed);
        if (other.startsWith("accepted: ") != accepts) {
          disagreements.add("%s%n  Java: %s%n  Python: %s".formatted(what, java, other));
        }
      }
    }

    assertThat(disagreements).as("seed %d", seed).isEmpty();
    assertThat(accepted).as("changes that leave the claim true").isBetween(1, PACKS / 2);
  }
}
