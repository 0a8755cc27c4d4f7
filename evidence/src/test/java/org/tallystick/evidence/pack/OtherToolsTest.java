package org.tallystick.evidence.pack;

import static org.assertj.core.api.Assertions.assertThat;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.Installed;
import org.tallystick.evidence.tlog.ContentDigest;

/// Programs that know nothing of us accept the parts of a pack that are theirs.
class OtherToolsTest {

  private static final long SEED = 5;

  private final SamplePacks packs = new SamplePacks(SEED, 3);

  @Test
  void theValidatorOfTheEuropeanCommissionPassesTheSeal() throws IOException {
    byte[] pack = packs.one("file.received");
    SortedMap<ContentDigest, byte[]> certificates =
        PackSeal.named(PackZip.read(pack), "certificates/");
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    byte[] root =
        certificates.entrySet().stream()
            .filter(each -> each.getKey().equals(packs.root()))
            .findFirst()
            .orElseThrow()
            .getValue();
    trusted.addCertificate(DSSUtils.loadCertificate(root));
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(pack, "pack.asice"));
    validator.setCertificateVerifier(verifier);
    validator.setValidationTime(
        Date.from(Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofDays(1))));

    SimpleReport report = validator.validateDocument().getSimpleReport();

    assertThat(report.getSignatureIdList()).hasSize(1);
    assertThat(report.getIndication(report.getFirstSignatureId()))
        .isEqualTo(Indication.TOTAL_PASSED);
  }

  @Test
  void sshKeygenAcceptsWhoseLogItIs(@TempDir Path folder) throws Exception {
    Installed.require("ssh-keygen");
    SortedMap<EntryName, byte[]> files = PackZip.read(packs.one("file.received"));
    for (String name : new String[] {PackName.LOG_KEY, PackName.LOG_KEY_SIGNATURE}) {
      Files.write(folder.resolve(name), PackSeal.file(files, name));
    }
    String key =
        new String(
            PackSeal.file(files, PackName.HOST_KEY), java.nio.charset.StandardCharsets.US_ASCII);
    Files.writeString(folder.resolve("allowed"), "archive " + key);

    assertThat(keygen(folder, folder.resolve(PackName.LOG_KEY))).isZero();
    Files.writeString(folder.resolve("other"), "tallystick/log-key/v1\n");
    assertThat(keygen(folder, folder.resolve("other"))).isNotZero();
  }

  private static int keygen(Path folder, Path message) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "ssh-keygen",
                "-Y",
                "verify",
                "-f",
                folder.resolve("allowed").toString(),
                "-I",
                "archive",
                "-n",
                "tallystick-log-key",
                "-s",
                folder.resolve(PackName.LOG_KEY_SIGNATURE).toString())
            .redirectInput(message.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
