package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.PartnerSession;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;

class ChecksumsTest {

  private static final InterfaceRules BY_SIDECAR =
      new InterfaceRules(
          new PublicationRule(
              PublishWhen.ON_SIDECAR,
              PublicationRule.USUAL_PARTS,
              SidecarKind.ALL,
              PublicationRule.USUAL_MARKERS),
          HandOver.USUAL);

  @TempDir private Path data;
  private TestArchive archive;
  private Checksums checksums;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
    checksums = archive.make(Checksums.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Outcome<Checksummed> find(String path) {
    PartnerSession session = archive.session();
    return archive.database().read(() -> checksums.find(session, RawPath.of(path)));
  }

  private String hex(String path, ChecksumAlgorithm algorithm) throws IOException {
    return HexFormat.of().formatHex(done(find(path)).checksum(algorithm));
  }

  @Test
  void a_file_has_the_checksums_every_tool_gives() throws IOException {
    archive.put("/in/a", "hello\n");

    assertThat(hex("/in/a", ChecksumAlgorithm.MD5)).isEqualTo("b1946ac92492d2347c6235b4d2611184");
    assertThat(hex("/in/a", ChecksumAlgorithm.SHA1))
        .isEqualTo("f572d396fae9206628714fb2ce00f72e94f2258f");
    assertThat(hex("/in/a", ChecksumAlgorithm.SHA256))
        .isEqualTo("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
    assertThat(hex("/in/a", ChecksumAlgorithm.CRC32)).isEqualTo("363a3020");
  }

  @Test
  void the_sha256_is_on_record_and_the_others_are_computed_once() throws IOException {
    byte[] large = new byte[100_000];
    archive.put("/in/large", large);
    String hex = ContentDigest.of(large).hex();
    Path kept = keptAs(large);
    String md5 = hex("/in/large", ChecksumAlgorithm.MD5);

    Files.delete(kept);

    assertThat(hex("/in/large", ChecksumAlgorithm.SHA256)).isEqualTo(hex);
    assertThat(hex("/in/large", ChecksumAlgorithm.MD5)).isEqualTo(md5);
  }

  private void forget() {
    archive.make(ContentChecksums.class);
    checksums = archive.make(Checksums.class);
  }

  private Path keptAs(byte[] content) {
    String hex = ContentDigest.of(content).hex();
    return data.resolve("content")
        .resolve(hex.substring(0, 2))
        .resolve(hex.substring(2, 4))
        .resolve(hex);
  }

  @Test
  void what_was_computed_once_is_known_to_a_server_that_starts_later() throws IOException {
    byte[] large = new byte[100_000];
    archive.put("/in/large", large);
    String md5 = hex("/in/large", ChecksumAlgorithm.MD5);
    Files.delete(keptAs(large));

    forget();

    assertThat(hex("/in/large", ChecksumAlgorithm.MD5)).isEqualTo(md5);
  }

  @Test
  void what_was_made_when_the_file_came_is_not_computed_again() throws IOException {
    archive.rule("orders", BY_SIDECAR);
    byte[] large = new byte[100_000];
    archive.send("/in/large", new String(large, StandardCharsets.UTF_8));
    Files.delete(keptAs(large));

    assertThat(hex("/in/large", ChecksumAlgorithm.MD5))
        .isEqualTo("0019d23bef56a136a1891211d7007f6f");
  }

  @Test
  void asking_is_no_reading() throws IOException {
    archive.put("/in/a", "hello\n");
    List<String> before = archive.ledger().types(TestLedger.ACME);

    hex("/in/a", ChecksumAlgorithm.SHA512);

    assertThat(archive.ledger().types(TestLedger.ACME)).isEqualTo(before);
  }

  @Test
  void where_the_account_may_not_read_nothing_is_told_and_the_question_is_on_record() {
    assertThat(find("/secret/a"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.NOT_AGREED));
    assertThat(archive.ledger().types(TestLedger.ACME)).contains("operation.refused");
  }

  @Test
  void a_directory_and_an_upload_that_is_not_closed_have_none() throws IOException {
    archive.begin("/in/half").write(ByteBuffer.wrap("ha".getBytes(StandardCharsets.UTF_8)), 0);

    assertThat(find("/in/half")).isInstanceOf(Outcome.Refused.class);
    assertThat(find("/in")).isInstanceOf(Outcome.Refused.class);
  }
}
