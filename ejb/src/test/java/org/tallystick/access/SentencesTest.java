package org.tallystick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

class SentencesTest {

  private static final LogInstant NOW = new LogInstant(Instant.parse("2026-11-20T08:07:00Z"));

  private static String of(EventDocument.Builder event) {
    return new Sentences().of(event.build(), "Acme");
  }

  private static EventDocument.Builder event(EventType type) {
    return EventDocument.builder(type, NOW, Salt.random(new SecureRandom()));
  }

  private static EventDocument.Builder listed(long entries) {
    return event(EventType.REMOTE_LISTED)
        .text("remote", "acme.own")
        .text("remotePath", "/outgoing")
        .text("interface", "acme.orders")
        .integer("entries", entries);
  }

  private static EventDocument.Builder ofInvoice(EventType type) {
    return event(type)
        .path(RawPath.of("/out"))
        .file(RawName.of("INV-1.xml"), ContentDigest.of(new byte[] {1}), 1);
  }

  @Test
  void anEmptyDirectoryOfAPartnersServerIsSaidToHaveBeenEmptyWhenWeLooked() {
    assertThat(of(listed(0)))
        .isEqualTo(
            "The archive listed /outgoing of Acme's server acme.own: their directory was empty when we looked");
    assertThat(of(listed(1))).endsWith("acme.own: 1 entry");
    assertThat(of(listed(7))).endsWith("acme.own: 7 entries");
  }

  @Test
  void aServerThatWasNotReachedIsSaidWithItsReason() {
    EventDocument.Builder unreached =
        event(EventType.REMOTE_UNREACHED)
            .text("remote", "acme.own")
            .text("remotePath", "/outgoing")
            .text("reason", "nobody listens there");

    assertThat(of(unreached))
        .isEqualTo(
            "The archive could not work with /outgoing of Acme's server acme.own: nobody listens there");
  }

  @Test
  void aFileThatCouldNotBeFetchedIsSaidWithItsReason() {
    EventDocument.Builder failed =
        event(EventType.REMOTE_FAILED)
            .text("remote", "acme.own")
            .text("remotePath", "/outgoing/a.xml")
            .text("here", "no")
            .integer("attempt", 3)
            .text("reason", "the server answered SSH_FX_PERMISSION_DENIED");

    assertThat(of(failed))
        .isEqualTo(
            "/outgoing/a.xml of Acme's server could not be fetched (attempt 3): the server answered SSH_FX_PERMISSION_DENIED");
  }

  @Test
  void aResendSaysOfWhichDocumentItIsWhichAttempt() {
    EventDocument.Builder placed =
        ofInvoice(EventType.FILE_PLACED)
            .text("user", "ada")
            .integer("resends", 12)
            .integer("request", 40)
            .integer("attempt", 3);

    assertThat(of(placed))
        .isEqualTo("INV-1.xml was sent again, as ada asked: the bytes of document 12, attempt 3");
  }

  @Test
  void theOperatorReadsThatThePartnerTookAFileOver() {
    assertThat(of(ofInvoice(EventType.FILE_ACKNOWLEDGED).text("habit", "moved")))
        .isEqualTo("Acme took INV-1.xml over: it moved it away");
  }
}
