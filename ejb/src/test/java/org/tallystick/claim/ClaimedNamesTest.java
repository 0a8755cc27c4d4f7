package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;

/// Names that break whatever takes them for text.
class ClaimedNamesTest {

  private static final RawPath IN = RawPath.of("/in");
  private static final byte[] CONTENT = "one".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private ClaimFixture claims;

  @BeforeEach
  void open() throws IOException {
    Judged.needPython();
    claims = ClaimFixture.in(folder);
    claims.stamp();
    claims.quiet(Duration.ofMinutes(2));
  }

  @AfterEach
  void close() {
    claims.close();
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of(
            "invalid UTF-8", new byte[] {'a', (byte) 0xff, (byte) 0xc3, '.', 'x'}, "a\\xff\\xc3.x"),
        Arguments.of("newline", "a\nb 1 2 3".getBytes(StandardCharsets.UTF_8), "a\\x0ab 1 2 3"),
        Arguments.of(
            "255 bytes", "n".repeat(255).getBytes(StandardCharsets.UTF_8), "n".repeat(255)),
        Arguments.of(
            "255 bytes of three each",
            "€".repeat(85).getBytes(StandardCharsets.UTF_8),
            "€".repeat(85)),
        Arguments.of("mark-up", "<b>&\"'".getBytes(StandardCharsets.UTF_8), "<b>&\"'"),
        Arguments.of("escape", "\u001b[2J%0a".getBytes(StandardCharsets.UTF_8), "\\x1b[2J%0a"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void every_claim_about_a_file_is_proven_whatever_its_name(
      String what, byte[] bytes, String shown) {
    RawPath path = IN.resolve(RawName.of(bytes));
    LedgerPosition received = claims.put(path, CONTENT);
    claims.sign();
    claims.quiet(Duration.ofMinutes(1));
    TestArchive.done(claims.archive().directories().list(claims.archive().session(), IN));
    claims.stamp();
    claims.quiet(Duration.ofMinutes(1));
    Instant at = claims.now();
    claims.quiet(Duration.ofMinutes(1));
    claims.stamp();

    String moved =
        Judged.sentence(
            claims.moved(new ClaimRequest.FileMoved(received, true), Optional.of(CONTENT)));
    String held = Judged.sentence(claims.held("/in", Period.at(at), false));
    String notRead =
        Judged.sentence(
            claims.notRead(new ClaimRequest.ListedNotRead(received, Optional.of(at)), at));

    assertThat(moved).startsWith("The file /in/" + shown + " of 3 bytes with SHA-256 ");
    assertThat(held)
        .isEqualTo(
            "The directory /in of localhost/tallystick/acme held exactly one entry at " + at + ".");
    assertThat(notRead)
        .contains(" while " + shown + " (SHA-256 ")
        .endsWith(" stood in it, and the file was not opened until " + at + ".");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void a_directory_is_proven_whatever_its_name(String what, byte[] bytes, String shown) {
    RawPath path = IN.resolve(RawName.of(bytes));
    TestArchive.done(
        claims.archive().directories().makeDirectory(claims.archive().session(), path));
    claims.stamp();
    claims.quiet(Duration.ofMinutes(1));
    Instant at = claims.now();
    claims.quiet(Duration.ofMinutes(1));
    claims.stamp();

    String held = Judged.sentence(claims.held(path, Period.at(at), false));

    assertThat(held)
        .isEqualTo(
            "The directory /in/"
                + shown
                + " of localhost/tallystick/acme was empty at "
                + at
                + ".");
  }
}
