package org.tallystick.sftp.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTest {

  private static final int LENGTH_BYTES = 4;

  private static byte[] payload(PacketWriter packet) {
    byte[] whole = packet.bytes();
    return Arrays.copyOfRange(whole, LENGTH_BYTES, whole.length);
  }

  @Test
  void what_is_written_is_read() {
    byte[] name = {(byte) 0xff, 0, '\n', '/', (byte) 0xc3};
    PacketWriter written =
        new PacketWriter(PacketType.OPEN)
            .uint32(0xffff_ffffL)
            .string(name)
            .uint64(Long.MAX_VALUE)
            .string("Grüße");

    PacketReader read = new PacketReader(payload(written));

    assertThat(read.uint8()).isEqualTo(PacketType.OPEN);
    assertThat(read.uint32()).isEqualTo(0xffff_ffffL);
    assertThat(read.string()).isEqualTo(name);
    assertThat(read.uint63()).isEqualTo(Long.MAX_VALUE);
    assertThat(new String(read.string(), StandardCharsets.UTF_8)).isEqualTo("Grüße");
    assertThat(read.hasMore()).isFalse();
  }

  @Test
  void a_packet_cut_anywhere_is_malformed() {
    byte[] whole =
        payload(
            new PacketWriter(PacketType.WRITE)
                .uint32(7)
                .string("handle")
                .uint64(12)
                .string("data"));

    for (int length = 0; length < whole.length; length++) {
      PacketReader cut = new PacketReader(Arrays.copyOf(whole, length));
      assertThatExceptionOfType(MalformedPacketException.class)
          .as("cut to %d bytes", length)
          .isThrownBy(() -> {
            cut.uint8();
            cut.uint32();
            cut.string();
            cut.uint63();
            cut.data();
          });
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL})
  void a_string_longer_than_the_packet_is_malformed_and_takes_no_memory(long length) {
    PacketReader lying = new PacketReader(payload(new PacketWriter(0).uint32(length).uint32(0)));
    lying.uint8();

    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(lying::string)
        .withMessageContaining(length + " bytes");
  }

  @Test
  void an_offset_no_file_can_have_is_malformed() {
    PacketReader beyond = new PacketReader(payload(new PacketWriter(0).uint64(Long.MIN_VALUE)));
    beyond.uint8();

    assertThatExceptionOfType(UnusableNumberException.class).isThrownBy(beyond::uint63);
  }

  @Test
  void rubbish_is_malformed_or_read_but_never_anything_else() {
    Random random = new Random(20_261_120);

    for (int i = 0; i < 200_000; i++) {
      byte[] rubbish = new byte[random.nextInt(64)];
      random.nextBytes(rubbish);
      PacketReader reader = new PacketReader(rubbish);
      try {
        Attributes.read(reader);
        reader.data();
      } catch (MalformedPacketException | UnusableNumberException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void a_reserved_string_holds_what_was_filled_in() {
    PacketWriter reply = new PacketWriter(PacketType.DATA, 4).uint32(1);

    reply.reserve(1000).put(new byte[] {1, 2, 3});
    reply.filled(3);

    PacketReader read = new PacketReader(payload(reply));
    read.uint8();
    read.uint32();
    assertThat(read.string()).containsExactly(1, 2, 3);
    assertThat(read.hasMore()).isFalse();
  }
}
