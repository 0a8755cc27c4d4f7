package org.tallystick.sftp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttributesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T14:37:57Z");

  private static Attributes reread(PacketWriter packet) {
    byte[] whole = packet.bytes();
    PacketReader reader = new PacketReader(Arrays.copyOfRange(whole, 5, whole.length));
    Attributes attributes = Attributes.read(reader);
    assertThat(reader.hasMore()).isFalse();
    return attributes;
  }

  @Test
  void what_is_written_is_read() {
    PacketWriter packet = new PacketWriter(PacketType.ATTRS);
    Attributes file = Attributes.ofFile(5_000_000_000L, 0640, 1_700_000_000L);

    file.write(packet);

    assertThat(reread(packet)).isEqualTo(file);
  }

  @Test
  void owner_and_extended_attributes_are_passed_over() {
    PacketWriter packet =
        new PacketWriter(PacketType.SETSTAT)
            .uint32(0x8000_0002L)
            .uint32(1000)
            .uint32(1000)
            .uint32(2)
            .string("acl@example.com")
            .string("x")
            .string("other@example.com")
            .string("");

    Attributes read = reread(packet);

    assertThat(read.size()).isEmpty();
    assertThat(read.permissions()).isEmpty();
    assertThat(read.modifiedAt()).isEmpty();
  }

  @Test
  void a_count_of_extended_attributes_that_are_not_there_is_malformed() {
    PacketWriter packet =
        new PacketWriter(PacketType.SETSTAT).uint32(0x8000_0000L).uint32(0xffff_ffffL);

    assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> reread(packet));
  }

  @Test
  void the_long_name_is_what_ls_prints() {
    Attributes file = Attributes.ofFile(48_211, 0644, NOW.getEpochSecond());

    String line = line("INV-1.xml", file);

    assertThat(line)
        .isEqualTo("-rw-r--r--    1 acme     acme            48211 Nov 20 14:37 INV-1.xml");
  }

  @Test
  void the_long_name_of_something_old_shows_its_year() {
    Attributes directory =
        Attributes.ofDirectory(0755, Instant.parse("2024-02-03T04:05:06Z").getEpochSecond());

    String line = line("archive", directory);

    assertThat(line)
        .isEqualTo("drwxr-xr-x    1 acme     acme                0 Feb  3  2024 archive");
  }

  @Test
  void a_name_that_is_no_text_goes_through_unchanged() {
    byte[] name = {'a', (byte) 0xff, '\n', (byte) 0xc3};

    byte[] line = LongName.of(name, Attributes.ofFile(0, 0644, 0), "acme", NOW);

    assertThat(Arrays.copyOfRange(line, line.length - name.length, line.length)).isEqualTo(name);
  }

  private static String line(String name, Attributes attributes) {
    return new String(
        LongName.of(name.getBytes(StandardCharsets.UTF_8), attributes, "acme", NOW),
        StandardCharsets.UTF_8);
  }
}
