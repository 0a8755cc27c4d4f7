package org.tallystick.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.evidence.PythonJudge;
import org.tallystick.evidence.Seed;

/// Bytes changed inside of every file of a pack of each claim, in a ZIP that is right again: what refuses is what the file is for, and no checksum of the ZIP (`PACK-3`).
@SuppressWarnings("NullAway.Init")
class MutationTest {

  /// Of a file that is sealed again, in the long run.
  private static final int SEALED_AGAIN = 5;

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

  private static int[] places(byte[] content, Random random, int most) {
    return most >= content.length
        ? IntStream.range(0, content.length).toArray()
        : random.ints(most, 0, content.length).toArray();
  }

  private static SortedMap<EntryName, byte[]> with(
      SortedMap<EntryName, byte[]> files, EntryName name, int at, int mask) {
    SortedMap<EntryName, byte[]> changed = new TreeMap<>(files);
    byte[] content = Objects.requireNonNull(files.get(name)).clone();
    content[at] ^= (byte) mask;
    changed.put(name, content);
    return changed;
  }

  @Test
  void bothRefuseEveryChangedByteOfEveryFile() throws IOException {
    long seed = Seed.of("files of packs with a changed byte");
    Random random = new Random(seed);
    for (Map.Entry<String, byte[]> pack : new SamplePacks(seed, 4).all().entrySet()) {
      SortedMap<EntryName, byte[]> files = PackZip.read(pack.getValue());
      List<String> accepted = new ArrayList<>();
      for (Map.Entry<EntryName, byte[]> file : files.entrySet()) {
        int most = Seed.LONG ? Integer.MAX_VALUE : 2;
        for (int at : places(file.getValue(), random, most)) {
          byte[] changed = PackZip.write(with(files, file.getKey(), at, random.nextInt(1, 256)));
          boolean refused =
              PackVerifier.verify(changed) instanceof Verdict.Refused
                  && python.pack(changed).startsWith("refused: ");
          if (!refused) {
            accepted.add(file.getKey().text() + " byte " + at);
          }
        }
      }

      assertThat(accepted).as("%s, seed %d", pack.getKey(), seed).isEmpty();
    }
  }

  @Test
  void bothSayTheSameWhenTheOperatorSealsTheChangedFileAgain() throws IOException {
    long seed = Seed.of("files with a changed byte, sealed again");
    Random random = new Random(seed);
    SamplePacks archive = new SamplePacks(seed, 4);
    Map<String, Integer> said = new LinkedHashMap<>();
    List<String> disagreements = new ArrayList<>();
    for (Map.Entry<String, byte[]> pack : archive.all().entrySet()) {
      SortedMap<EntryName, byte[]> files = PackZip.read(pack.getValue());
      for (Map.Entry<EntryName, byte[]> file : files.entrySet()) {
        if (isLeftOut(file.getKey().text(), random)) {
          continue;
        }
        for (int at : places(file.getValue(), random, Seed.LONG ? SEALED_AGAIN : 1)) {
          byte[] sealed =
              archive.sealedAgain(with(files, file.getKey(), at, 1 << random.nextInt(8)));
          Verdict java = PackVerifier.verify(sealed);
          String other = python.pack(sealed);
          said.merge(java instanceof Verdict.Accepted ? "accepted" : "refused", 1, Integer::sum);
          if (other.startsWith("accepted: ") != java instanceof Verdict.Accepted) {
            disagreements.add(
                "%s, %s byte %d%n  Java: %s%n  Python: %s"
                    .formatted(pack.getKey(), file.getKey().text(), at, java, other));
          }
        }
      }
    }

    assertThat(disagreements).as("seed %d", seed).isEmpty();
    // The report and the programs in a pack say nothing that a verifier reads.
    assertThat(said).as("seed %d", seed).containsKeys("accepted", "refused");
  }

  /// What is made again anyhow; and every day most of the files of each pack, but not the one whose change is accepted.
  private static boolean isLeftOut(String name, Random random) {
    return name.startsWith("META-INF/")
        || (!Seed.LONG && !name.equals(PackName.REPORT) && random.nextInt(3) > 0);
  }

  @ParameterizedTest
  @EnumSource
  void bothRefuseSessionsThatThisLogDoesNotProve(SamplePacks.Flaw flaw) throws IOException {
    long seed = Seed.of("sessions " + flaw);

    byte[] pack = SamplePacks.wrong(seed, 5, flaw);

    String why =
        switch (flaw) {
          case FORGED -> "signature";
          case SILENT -> "silen";
          case STEPPED -> "clock stepped";
          case BEFORE_THE_LOG -> "range";
        };
    assertThat(PackVerifier.verify(pack))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.why()).contains(why));
    assertThat(python.pack(pack)).startsWith("refused: ").contains(why);
  }
}
