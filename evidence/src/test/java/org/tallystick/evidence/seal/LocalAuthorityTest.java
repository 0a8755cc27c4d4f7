package org.tallystick.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.Installed;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.Seed;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.Seal;
import org.tallystick.evidence.cms.TimeStampToken;

/// What the embedded authority makes passes the strict verifiers and the tools an expert has, and not with one byte changed.
class LocalAuthorityTest {

  private static final Instant NOW = Instant.parse("2026-11-20T14:37:57.120Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final byte[] CONTENT = "what is sealed\n".getBytes(StandardCharsets.US_ASCII);

  private static final int[] FLIPS = {0x01, 0x80, 0x0A, 0xFF};

  private final LocalAuthority authority = LocalAuthority.create("archive.example", CLOCK);
  private final CertificatePool pool = new CertificatePool(authority.certificates());

  @Test
  void aTokenSaysWhenWithItsAccuracyOnBothSides() throws IOException {
    TimeStampToken token = authority.timeStampAuthority(CLOCK).stamp(CONTENT);

    assertThat(token.isOver(CONTENT)).isTrue();
    assertThat(token.isOver(new byte[0])).isFalse();
    assertThat(token.time()).isEqualTo(NOW);
    assertThat(token.notLater()).isEqualTo(NOW.plusSeconds(1));
    assertThat(token.notEarlier()).isEqualTo(NOW.minusSeconds(1));
    assertThat(token.isUnambiguous()).isTrue();
    assertThat(token.verify(pool).authority()).isEqualTo(authority.certificates().get(2).digest());
  }

  @Test
  void anAuthorityReadFromItsPemGoesOnUnderTheSameRoot() throws IOException {
    LocalAuthority again = LocalAuthority.parse(authority.pem());

    byte[] seal = again.sealMaker(CLOCK).seal(CONTENT);

    assertThat(Seal.parse(seal).verify(CONTENT, pool, NOW).authority())
        .isEqualTo(authority.certificates().get(2).digest());
    assertThat(again.pem()).isEqualTo(authority.pem());
  }

  @Test
  void noByteOfASealCanBeChanged() {
    byte[] seal = authority.sealMaker(CLOCK).seal(CONTENT);

    for (int at = 0; at < seal.length; at++) {
      for (int flip : flips(at)) {
        byte[] changed = changed(seal, at, flip);
        assertThatThrownBy(() -> Seal.parse(changed).verify(CONTENT, pool, NOW))
            .as("byte %d with %02x", at, flip)
            .isInstanceOf(RefusedException.class);
      }
    }
  }

  @Test
  void noByteOfATokenCanBeChanged() throws IOException {
    byte[] token = authority.timeStampAuthority(CLOCK).stamp(CONTENT).encoded();

    for (int at = 0; at < token.length; at++) {
      for (int flip : flips(at)) {
        byte[] changed = changed(token, at, flip);
        assertThatThrownBy(() -> TimeStampToken.parse(changed).verify(pool))
            .as("byte %d with %02x", at, flip)
            .isInstanceOf(RefusedException.class);
      }
    }
  }

  /// Each byte is changed in one of four ways, and in all of them when there is time.
  private static int[] flips(int at) {
    return Seed.LONG ? FLIPS : new int[] {FLIPS[at % FLIPS.length]};
  }

  private static byte[] changed(byte[] bytes, int at, int flip) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) flip;
    return changed;
  }

  @Test
  void aSealOutsideItsCertificatesLifeIsRefused() {
    byte[] seal = authority.sealMaker(CLOCK).seal(CONTENT);

    assertThatThrownBy(
            () -> Seal.parse(seal).verify(CONTENT, pool, NOW.plus(Duration.ofDays(20 * 365))))
        .hasMessageContaining("not valid at");
  }

  @Test
  void aSealWithoutItsRootIsRefused() {
    CertificatePool withoutRoot = new CertificatePool(authority.certificates().subList(0, 2));
    byte[] seal = authority.sealMaker(CLOCK).seal(CONTENT);

    assertThatThrownBy(() -> Seal.parse(seal).verify(CONTENT, withoutRoot, NOW))
        .hasMessageContaining("issuer's certificate is missing");
  }

  @Test
  void opensslAcceptsTokenAndSeal(@TempDir Path folder) throws Exception {
    Installed.require("openssl");
    Clock clock = Clock.systemUTC();
    LocalAuthority now = LocalAuthority.create("archive.example", clock);
    Files.write(folder.resolve("content"), CONTENT);
    Files.write(
        folder.resolve("token.tst"), now.timeStampAuthority(clock).stamp(CONTENT).encoded());
    Files.write(folder.resolve("seal.p7s"), now.sealMaker(clock).seal(CONTENT));
    Files.writeString(folder.resolve("root.pem"), pem(now.certificates().get(2)));
    String root = folder.resolve("root.pem").toString();

    assertThat(
            runs(
                "openssl",
                "ts",
                "-verify",
                "-token_in",
                "-in",
                folder.resolve("token.tst").toString(),
                "-data",
                folder.resolve("content").toString(),
                "-CAfile",
                root))
        .isTrue();
    assertThat(
            runs(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                folder.resolve("seal.p7s").toString(),
                "-content",
                folder.resolve("content").toString(),
                "-CAfile",
                root,
                "-purpose",
                "any",
                "-out",
                "/dev/null"))
        .isTrue();
  }

  private static String pem(Certificate certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.encoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  private static boolean runs(String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    try {
      Process process = new ProcessBuilder(words).inheritIO().start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
