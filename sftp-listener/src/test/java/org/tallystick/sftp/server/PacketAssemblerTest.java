package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.sftp.packet.MalformedPacketException;
import org.tallystick.sftp.packet.PacketWriter;

class PacketAssemblerTest {

  private static final int PACKETS = 200;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64, 1000, 32_768, 1_000_000})
  void packets_come_out_whole_however_the_stream_is_cut(int piece) {
    List<byte[]> sent = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    Random random = new Random(7);
    for (int i = 0; i < PACKETS; i++) {
      byte[] data = new byte[random.nextInt(300)];
      random.nextBytes(data);
      byte[] packet = new PacketWriter(i).string(data).bytes();
      stream.writeBytes(packet);
      sent.add(Arrays.copyOfRange(packet, PacketAssembler.LENGTH_BYTES, packet.length));
    }
    byte[] all = stream.toByteArray();
    List<byte[]> received = new ArrayList<>();
    PacketAssembler assembler = new PacketAssembler();

    for (int start = 0; start < all.length; start += piece) {
      assembler.add(all, start, Math.min(piece, all.length - start), received::add);
    }

    assertThat(received).usingElementComparator(Arrays::compare).containsExactlyElementsOf(sent);
  }

  @Test
  void the_longest_packet_is_taken_and_one_byte_more_is_not() {
    List<byte[]> received = new ArrayList<>();
    PacketAssembler assembler = new PacketAssembler();
    byte[] longest = new byte[PacketAssembler.LENGTH_BYTES + PacketAssembler.LONGEST];
    putLength(longest, PacketAssembler.LONGEST);

    assembler.add(longest, 0, longest.length, received::add);

    assertThat(received)
        .singleElement()
        .satisfies(packet -> assertThat(packet).hasSize(PacketAssembler.LONGEST));
    assertRefused(PacketAssembler.LONGEST + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x5353_482d})
  void a_length_no_packet_has_is_refused_before_memory_is_taken(int length) {
    assertRefused(length);
  }

  @Test
  void what_comes_after_a_length_no_packet_has_is_dropped() {
    List<byte[]> received = new ArrayList<>();
    PacketAssembler assembler = new PacketAssembler();
    byte[] start = new byte[PacketAssembler.LENGTH_BYTES];
    putLength(start, -1);
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> assembler.add(start, 0, start.length, received::add));

    byte[] next = new PacketWriter(3).string(new byte[5]).bytes();
    assembler.add(next, 0, next.length, received::add);

    assertThat(received).isEmpty();
  }

  private static void assertRefused(int length) {
    byte[] start = new byte[PacketAssembler.LENGTH_BYTES];
    putLength(start, length);

    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> new PacketAssembler().add(start, 0, start.length, packet -> {}))
        .withMessageContaining(Integer.toUnsignedString(length));
  }

  private static void putLength(byte[] target, int length) {
    target[0] = (byte) (length >>> 24);
    target[1] = (byte) (length >>> 16);
    target[2] = (byte) (length >>> 8);
    target[3] = (byte) length;
  }
}
