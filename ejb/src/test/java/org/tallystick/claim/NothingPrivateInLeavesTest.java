package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.access.SessionLog;
import org.tallystick.access.SignInProof;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.AttributeChange;
import org.tallystick.directory.Directories;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.CredentialCheck;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerSession;

/// Leaves are what a mirror, a witness and a court get to see, and what can never be erased: nothing that says who, what or where may stand in one.
class NothingPrivateInLeavesTest {

  private static final byte[] CONTENT = "salary of Maria Schmidt".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PUBLIC_KEY =
      "the public key of maria".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SIGNATURE = "a signature by maria".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNREADABLE = {'m', 'a', 'r', 'i', 'a', (byte) 0xff, '\n'};

  private static final List<String> WORDS =
      List.of(
          "maria",
          "schmidt",
          "salary",
          "203.0.113.77",
          "52114",
          "openssh",
          "correct horse",
          "/in",
          "/out",
          "orders",
          "invoices",
          "acme",
          "127.0.0.1");

  /// All that a leaf can say. The anchor log's leaves are checkpoints, and its origins name partners: it is served to nobody.
  private static final Pattern LEAF =
      Pattern.compile(
          "\\{\"at\":\"[-0-9T:.]{23}Z\",\"doc\":\"[0-9a-f]{64}\",\"i\":\\d+,\"sub\":\\[(\"[0-9a-f]{64}\",?)*],\"type\":\"[a-z.]+\",\"v\":1}");

  private static final Pattern HEAD =
      Pattern.compile(
          "\\{\"at\":\"[-0-9T:.]{23}Z\",\"i\":\\d+,\"map\":\"[0-9a-f]{64}\",(\"prev\":\\d+,)?\"subjects\":\\d+,\"type\":\"head\",\"v\":1}");

  @TempDir private Path folder;
  private ClaimFixture claims;
  private TestArchive archive;
  private final PartnerSession maria =
      new PartnerSession(
          SessionId.random(), new AccountId("maria"), new PartnerId("acme"), "203.0.113.77:52114");

  @BeforeEach
  void open() throws IOException {
    claims = ClaimFixture.in(folder);
    archive = claims.archive();
  }

  @AfterEach
  void close() {
    claims.close();
  }

  private void signInAndOut() {
    SessionLog sessions = archive.make(SessionLog.class);
    sessions.opened(
        maria,
        "key SHA256:maria",
        "SSH-2.0-OpenSSH_9.9 maria",
        "curve25519-sha256 ssh-ed25519 aes128-gcm@openssh.com",
        1,
        new SignInProof(
            "maria",
            SIGNATURE,
            Optional.of(new SignInProof.KeySignature(PUBLIC_KEY, SIGNATURE)),
            Optional.of(new SignInProof.Certificate("SHA256:maria", "maria's laptop", "7"))));
    for (Optional<PartnerId> known :
        List.of(Optional.of(maria.partner()), Optional.<PartnerId>empty())) {
      sessions.refused(
          "maria.schmidt",
          maria.peer(),
          "password correct horse",
          2,
          new CredentialCheck.Refused(
              CredentialCheck.Reason.WRONG_PASSWORD, known.map(partner -> maria.account()), known));
    }
    sessions.asked(maria, 7);
    sessions.closed(maria, "maria left");
  }

  private void moveFiles() throws IOException {
    Directories directories = archive.directories();
    PartnerSession session = archive.session();
    RawPath schmidt = RawPath.of("/in/maria schmidt");
    done(directories.makeDirectory(session, schmidt));
    done(directories.list(session, RawPath.of("/in")));
    claims.put(RawPath.of("/in/salary-maria.xml"), CONTENT);
    claims.put(schmidt.resolve(RawName.of(UNREADABLE)), CONTENT);
    archive.get("/in/salary-maria.xml");
    RawPath moved = schmidt.resolve(RawName.of("salary.xml"));
    done(directories.rename(session, RawPath.of("/in/salary-maria.xml"), moved, false));
    done(
        directories.setAttributes(
            session,
            moved,
            new AttributeChange(OptionalLong.of(1_700_000_000), OptionalInt.of(0600))));
    done(directories.remove(session, moved));
    directories.remove(session, RawPath.of("/in/no such salary of maria"));
  }

  private List<byte[]> leaves() throws Exception {
    List<byte[]> leaves = new ArrayList<>();
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select bytes from leaf where log_id <> 'anchor'")) {
      while (rows.next()) {
        leaves.add(rows.getBytes(1));
      }
    }
    return leaves;
  }

  private static String text(byte[] leaf) {
    return new String(leaf, StandardCharsets.ISO_8859_1);
  }

  private void everythingHappens() throws IOException {
    signInAndOut();
    moveFiles();
    claims.say(
        ConfigurationChange.added("account created", "account maria", "key of maria")
            .by("schmidt"));
    claims.say(
        Event.of(EventType.OPERATION_REFUSED)
            .account("maria")
            .text("why", "/out is not for maria"));
    claims.stamp();
    claims.quiet(Duration.ofMinutes(2));
    claims.stamp();
  }

  @Test
  void leavesHoldTimesNumbersTypesAndHashesAndNothingElse() throws Exception {
    everythingHappens();

    Set<String> types = new HashSet<>();
    leaves().forEach(leaf -> types.add(LogLine.parse(leaf).type().word()));

    assertThat(types).hasSizeGreaterThan(15);
    assertThat(leaves())
        .hasSizeGreaterThan(30)
        .allMatch(leaf -> LEAF.matcher(text(leaf)).matches() || HEAD.matcher(text(leaf)).matches());
  }

  @Test
  void noLeafHoldsANameAPathAnAddressOrWhatAFileHeldInAnySpelling() throws Exception {
    everythingHappens();
    List<String> hidden = new ArrayList<>(WORDS);
    for (byte[] secret : List.of(CONTENT, PUBLIC_KEY, SIGNATURE, UNREADABLE)) {
      hidden.addAll(spellings(secret));
    }
    for (String word : WORDS) {
      hidden.addAll(spellings(word.getBytes(StandardCharsets.UTF_8)));
    }

    String all = everyLeaf();

    assertThat(all).contains("\"type\":\"file.received\"");
    assertThat(hidden).noneMatch(all::contains);
  }

  @Test
  void noLeafAndNoEventHoldsAPrivateKey() throws Exception {
    everythingHappens();
    List<String> secrets = secrets();

    String all = everyLeaf() + everyEvent();

    assertThat(secrets).hasSizeGreaterThan(10);
    assertThat(secrets).noneMatch(all::contains);
  }

  @Test
  void hashesOfWhatIsEasilyGuessedAreSalted() throws Exception {
    claims.say(EventType.HEARTBEAT);
    claims.say(EventType.HEARTBEAT);

    List<Leaf> leaves = archive.ledger().leaves(ACME);

    assertThat(leaves.getLast().at()).isEqualTo(leaves.get(leaves.size() - 2).at());
    assertThat(leaves.getLast().document()).isNotEqualTo(leaves.get(leaves.size() - 2).document());
  }

  private String everyLeaf() throws Exception {
    StringBuilder all = new StringBuilder();
    leaves().forEach(leaf -> all.append(text(leaf)).append('\n'));
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private String everyEvent() throws Exception {
    StringBuilder all = new StringBuilder();
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select bytes from event_bytes")) {
      while (rows.next()) {
        all.append(text(rows.getBytes(1))).append('\n');
      }
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  /// As text, hexadecimal, base64, and hashed; lower case.
  private static List<String> spellings(byte[] secret) {
    return Stream.of(
            text(secret),
            HexFormat.of().formatHex(secret),
            Base64.getEncoder().withoutPadding().encodeToString(secret),
            ContentDigest.of(secret).hex())
        .map(spelling -> spelling.toLowerCase(Locale.ROOT))
        .toList();
  }

  /// Each long word of the files in which keys are kept.
  private List<String> secrets() throws IOException {
    Path keys = folder.resolve("data/keys");
    try (Stream<Path> files = Files.walk(keys)) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> text(read(file)).lines())
          .flatMap(line -> Stream.of(line.split("[+\\s]")))
          .filter(word -> word.length() >= 20)
          .flatMap(word -> spellings(word.getBytes(StandardCharsets.US_ASCII)).stream())
          .toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
