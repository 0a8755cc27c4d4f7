package org.tallystick.evidence.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.json.MalformedJsonException;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

class EventDocumentTest {

  private static final LogInstant AT = LogInstant.parse("2026-11-20T14:37:57.123Z");
  private static final Salt SALT = Salt.ofHex("5f".repeat(32));

  private static EventDocument.Builder anEvent() {
    return EventDocument.builder(EventType.FILE_RECEIVED, AT, SALT);
  }

  private static EventDocument aReceivedFile() {
    return anEvent()
        .account("acme")
        .session("s-1")
        .peer("192.0.2.7:4711")
        .path(RawPath.of("/in"))
        .file(RawName.of("INV 1.xml"), ContentDigest.EMPTY, 0)
        .build();
  }

  @Test
  void aReceivedFileIsTheDocumentOfTheFormat() {
    String expected =
        "{\"account\":\"acme\",\"at\":\"2026-11-20T14:37:57.123Z\",\"file\":{\"name\":\"INV%201.xml\",\"sha256\":\""
            + ContentDigest.EMPTY.hex()
            + "\",\"size\":0},\"path\":\"/in\",\"peer\":\"192.0.2.7:4711\",\"salt\":\""
            + "5f".repeat(32)
            + "\",\"session\":\"s-1\",\"type\":\"file.received\",\"v\":1}";

    assertThat(aReceivedFile().bytes()).asString(UTF_8).isEqualTo(expected);
    assertThat(aReceivedFile().digest()).isEqualTo(ContentDigest.of(expected.getBytes(UTF_8)));
  }

  @Test
  void aStoredDocumentReadsBackWithTheSameBytes() {
    EventDocument read = EventDocument.parse(aReceivedFile().bytes());

    assertThat(read.bytes()).isEqualTo(aReceivedFile().bytes());
    assertThat(read.type()).isEqualTo(EventType.FILE_RECEIVED);
    assertThat(read.at()).isEqualTo(AT);
    assertThat(read.account()).contains("acme");
    assertThat(read.session()).contains("s-1");
    assertThat(read.path()).contains(RawPath.of("/in"));
    assertThat(read.json().object("file").text("name")).isEqualTo("INV%201.xml");
  }

  @Test
  void anyTypeMayHaveFieldsOfItsOwn() {
    EventDocument renamed =
        EventDocument.builder(EventType.FILE_RENAMED, AT, SALT)
            .path(RawPath.of("/in/a.part"))
            .path("to", RawPath.of("/in/ä"))
            .text("operation", "SSH_FXP_RENAME")
            .integer("flags", 3)
            .object("more", JsonObject.builder().put("k", "v").build())
            .build();

    assertThat(RawPath.decode(renamed.json().text("to"))).isEqualTo(RawPath.of("/in/ä"));
    assertThat(renamed.json().integer("flags")).isEqualTo(3);
    assertThat(renamed.json().object("more").text("k")).isEqualTo("v");
    assertThat(renamed.account()).isEmpty();
  }

  @Test
  void aFieldOfTheFormatCannotBeReplaced() {
    for (String field : new String[] {"at", "salt", "type", "v"}) {
      assertThatThrownBy(() -> anEvent().text(field, "x")).hasMessageContaining("given twice");
    }
    assertThatThrownBy(() -> anEvent().account("a").account("b"))
        .hasMessageContaining("given twice");
  }

  @Test
  void twoSaltsGiveTwoDigests() {
    SplittableRandom random = new SplittableRandom(42);
    Salt one = Salt.random(random);
    Salt two = Salt.random(random);

    assertThat(EventDocument.builder(EventType.HEARTBEAT, AT, one).build().digest())
        .isNotEqualTo(EventDocument.builder(EventType.HEARTBEAT, AT, two).build().digest());
    assertThat(one).hasToString("salt").isNotEqualTo(two);
    assertThat(Salt.ofBytes(one.bytes()).hex()).isEqualTo(one.hex());
  }

  @Test
  void aDocumentWithoutAFieldOfTheFormatIsRefused() {
    JsonObject whole = aReceivedFile().json();

    for (String field : new String[] {"at", "salt", "type", "v"}) {
      JsonObject.Builder without = JsonObject.builder();
      whole
          .members()
          .forEach((name, value) -> {
            if (!name.equals(field)) {
              without.put(name, value);
            }
          });
      byte[] bytes = without.build().bytes();
      assertThatThrownBy(() -> EventDocument.parse(bytes))
          .isInstanceOf(MalformedJsonException.class)
          .hasMessageContaining(field);
    }
  }

  @Test
  void anotherVersionIsRefused() {
    String other = new String(aReceivedFile().bytes(), UTF_8).replace("\"v\":1", "\"v\":2");

    assertThatThrownBy(() -> EventDocument.parse(other.getBytes(UTF_8)))
        .hasMessage("event document of version 2: expected 1");
  }

  @Test
  void aDocumentHasAtMost256Kibibytes() {
    EventDocument.Builder big = anEvent().text("note", "x".repeat(EventDocument.MAX_BYTES));

    assertThatThrownBy(big::build).hasMessageContaining("at most 262144");
  }
}
