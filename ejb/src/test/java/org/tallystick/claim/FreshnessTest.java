package org.tallystick.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.anchor.AnchorKeeper;

/// What has only just happened is stamped before a claim about it.
class FreshnessTest {

  @TempDir private Path folder;
  private ClaimFixture claims;
  private boolean authorityAnswers = true;
  private int asked;
  private Freshness freshness;

  @BeforeEach
  void open() throws IOException {
    claims = ClaimFixture.in(folder);
    claims.stamp();
    claims
        .archive()
        .wiring()
        .with(
            new AnchorKeeper() {
              @Override
              public CompletableFuture<Boolean> now() {
                asked++;
                if (authorityAnswers) {
                  claims.anchor();
                }
                return CompletableFuture.completedFuture(authorityAnswers);
              }
            });
    freshness = claims.archive().make(Freshness.class);
  }

  @AfterEach
  void close() {
    claims.close();
  }

  private static Period minutesBefore(Instant end) {
    return Period.during(end.minus(Duration.ofMinutes(2)), end);
  }

  @Test
  void aStampOfAMomentAgoWhoseOwnLeafIsNotSignedYetIsFollowedByAnother() {
    claims.quiet(Duration.ofMinutes(3));
    claims.sign();
    Instant now = claims.now();
    claims.anchor();
    claims.silence(Duration.ofSeconds(2));
    Runnable server = claims.proofs().follow();

    freshness.awaitFloor(ACME, now);

    server.run();
    assertThat(claims.sessions(minutesBefore(now))).isInstanceOf(ClaimAnswer.Proven.class);
  }

  @Test
  void whatCannotBeStampedNowIsNotProvable() {
    claims.quiet(Duration.ofMinutes(3));
    claims.sign();
    authorityAnswers = false;

    assertThatThrownBy(() -> freshness.awaitFloor(ACME, claims.now()))
        .isInstanceOf(NotProvableException.class)
        .hasMessageContaining("could not be stamped");
  }

  @Test
  void nothingIsAwaitedOfALogThatThereIsNot() {
    freshness.awaitFloor(new LogId("nobody"), claims.now());

    assertThat(asked).isZero();
  }

  @Test
  void nothingIsProvenAboutTheFuture() {
    Instant future = claims.now().plusSeconds(1);

    assertThatThrownBy(() -> freshness.awaitFloor(ACME, future))
        .isInstanceOf(NotProvableException.class)
        .hasMessageContaining("not past yet");
  }
}
