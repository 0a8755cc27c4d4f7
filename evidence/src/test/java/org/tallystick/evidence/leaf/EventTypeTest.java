package org.tallystick.evidence.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

  @ParameterizedTest
  @EnumSource
  void everyTypeReadsBackFromItsWord(EventType type) {
    assertThat(EventType.ofWord(type.word())).isSameAs(type);
    assertThat(type.word()).matches("[a-z]+(\\.[a-z]+)?");
  }

  /// Format version 1: adding a word here means a new version of the format.
  @Test
  void theWordsAreThoseOfTheFormat() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::word))
        .containsExactlyInAnyOrder(
            ("genesis head token heartbeat server.started server.stopped clock.stepped drift.found freeze"
                    + " session.opened session.closed auth.failed address.banned config.changed operation.refused"
                    + " upload.opened upload.held upload.interrupted upload.discarded finding.noted"
                    + " file.received file.placed sidecar.placed file.read read.closed file.delivered file.acknowledged"
                    + " file.removed file.renamed attributes.set attributes.asked dir.made dir.removed dir.listed"
                    + " exchange.used remote.listed remote.failed remote.unreached delivery.attempted delivery.failed manifest.compared resend.requested document.replayed document.read business.created"
                    + " document.linked state.reported"
                    + " verdict.given hold.set hold.released erased")
                .split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file", "File.Received", "FILE_RECEIVED", "file.received "})
  void anUnknownWordIsRefused(String word) {
    assertThatThrownBy(() -> EventType.ofWord(word)).hasMessageContaining("format version 1");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DIRECTORY_LISTED",
        "FILE_READ",
        "FILE_RECEIVED",
        "UPLOAD_HELD",
        "FINDING_NOTED",
        "SIDECAR_PLACED",
        "FILE_ACKNOWLEDGED",
        "FILE_RENAMED",
        "FILE_REMOVED",
        "DIRECTORY_MADE",
        "DIRECTORY_REMOVED",
        "ATTRIBUTES_SET",
        "SESSION_OPENED",
        "MANIFEST_COMPARED",
        "RESEND_REQUESTED",
        "REMOTE_LISTED",
        "DELIVERY_ATTEMPTED",
        "AUTH_FAILED"
      })
  void whatAPartnerIsToldIsDurableBefore(EventType type) {
    assertThat(type.isDurableBeforeAnswer()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"UPLOAD_OPENED", "READ_CLOSED", "SESSION_CLOSED", "ATTRIBUTES_ASKED"})
  void whatNobodyWaitsForRidesInTheNextBatch(EventType type) {
    assertThat(type.isDurableBeforeAnswer()).isFalse();
  }
}
