package org.tallystick.sftp.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads one packet's fields, each checked against what is left. Not thread-safe.
public final class PacketReader {

  private final byte[] packet;
  private final int end;
  private int position;

  /// @param packet type and payload, without the length
  public PacketReader(byte[] packet) {
    this.packet = packet;
    this.end = packet.length;
  }

  public int uint8() {
    require(1);
    return packet[position++] & 0xff;
  }

  public int int32() {
    require(4);
    int value =
        (packet[position] & 0xff) << 24
            | (packet[position + 1] & 0xff) << 16
            | (packet[position + 2] & 0xff) << 8
            | packet[position + 3] & 0xff;
    position += 4;
    return value;
  }

  public long uint32() {
    return int32() & 0xffff_ffffL;
  }

  /// @throws UnusableNumberException the value is 2^63 or more: no file is that long
  public long uint63() {
    long value = uint32() << 32 | uint32();
    if (value < 0) {
      throw new UnusableNumberException("offset or size of 2^63 or more, expected less");
    }
    return value;
  }

  /// A string's bytes.
  public byte[] string() {
    int length = length();
    byte[] value = Arrays.copyOfRange(packet, position, position + length);
    position += length;
    return value;
  }

  /// A string's bytes, in place: valid as long as the packet is.
  public ByteBuffer data() {
    int length = length();
    ByteBuffer value = ByteBuffer.wrap(packet, position, length);
    position += length;
    return value;
  }

  /// A string of the protocol itself: an extension's name.
  public String word() {
    return new String(string(), StandardCharsets.ISO_8859_1);
  }

  /// All bytes that are left.
  public byte[] rest() {
    byte[] value = Arrays.copyOfRange(packet, position, end);
    position = end;
    return value;
  }

  public boolean hasMore() {
    return position < end;
  }

  private int length() {
    long length = uint32();
    if (length > end - position) {
      throw new MalformedPacketException(
          "a string of " + length + " bytes where " + (end - position) + " are left");
    }
    return (int) length;
  }

  private void require(int bytes) {
    if (end - position < bytes) {
      throw new MalformedPacketException(
          "a field of " + bytes + " bytes where " + (end - position) + " are left");
    }
  }
}
