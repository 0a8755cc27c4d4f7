package org.tallystick.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.Seed;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.tlog.ContentDigest;

/// One pack of each claim is accepted, and refused with any byte changed (`PACK-3`).
class PackTest {

  private static final long SEED = Seed.of("packs");

  /// How many bytes of each pack the short run changes; the long one changes every byte.
  private static final int SHARE = 400;

  @Test
  void aPackOfEachClaimIsAccepted() throws IOException {
    Map<String, byte[]> packs = new SamplePacks(SEED, 6).all();

    assertThat(packs).hasSize(7);
    packs.forEach((name, pack) ->
        assertThat(PackVerifier.verify(pack)).as(name).isInstanceOf(Verdict.Accepted.class));
  }

  @Test
  void aPackWithAChangedByteIsRefused() throws IOException {
    Random random = new Random(SEED);
    for (Map.Entry<String, byte[]> pack : new SamplePacks(SEED, 6).all().entrySet()) {
      byte[] bytes = pack.getValue();
      int changes = Seed.LONG ? bytes.length : SHARE;
      for (int i = 0; i < changes; i++) {
        int at = Seed.LONG ? i : random.nextInt(bytes.length);
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 + random.nextInt(255));
        assertThat(PackVerifier.verify(changed))
            .as("%s, seed %d, byte %d", pack.getKey(), SEED, at)
            .isInstanceOf(Verdict.Refused.class);
      }
    }
  }

  @Test
  void everyByteOfSealAndStampCounts() throws IOException {
    byte[] pack = new SamplePacks(SEED, 3).one("file.received");
    SortedMap<EntryName, byte[]> files = PackZip.read(pack);

    for (String name : new String[] {PackName.SEAL, PackName.TIME_STAMP, PackName.CLAIM}) {
      byte[] content = PackSeal.file(files, name);
      for (int at = 0; at < content.length; at++) {
        byte[] changed = content.clone();
        changed[at] ^= 0x01;
        files.put(EntryName.parse(name), changed);
        assertThat(PackVerifier.verify(PackZip.write(files)))
            .as("%s byte %d", name, at)
            .isInstanceOf(Verdict.Refused.class);
      }
      files.put(EntryName.parse(name), content);
    }
  }

  @Test
  void aPackCutOrWithSomethingBehindItIsRefused() throws IOException {
    byte[] pack = new SamplePacks(SEED, 3).one("log.unchanged");

    assertThat(PackVerifier.verify(Arrays.copyOf(pack, pack.length - 1)))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(PackVerifier.verify(Arrays.copyOf(pack, pack.length + 1)))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(PackVerifier.verify(new byte[0])).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void anAuthorityThatTheReaderDoesNotTrustIsRefused() throws IOException {
    SamplePacks packs = new SamplePacks(SEED, 3);
    byte[] pack = packs.one("file.received");
    ContentDigest another = ContentDigest.EMPTY;

    assertThat(PackVerifier.verify(pack, Set.of(packs.root())))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(PackVerifier.verify(pack, Set.of(another))).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aClaimReadsBackAndHasNoOtherMembers() throws IOException {
    for (byte[] pack : new SamplePacks(SEED, 3).all().values()) {
      byte[] claim = PackSeal.file(PackZip.read(pack), PackName.CLAIM);

      assertThat(ClaimStatement.parse(claim).bytes()).isEqualTo(claim);
      String more = new String(claim, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"a\":1,");
      assertThatThrownBy(() -> ClaimStatement.parse(more.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
