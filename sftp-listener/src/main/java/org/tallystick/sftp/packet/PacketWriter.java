package org.tallystick.sftp.packet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Builds one packet, its length included. Not thread-safe.
public final class PacketWriter {

  private static final int LENGTH_BYTES = 4;

  private byte[] packet;
  private int size = LENGTH_BYTES;
  private Runnable afterSending = () -> {};

  public PacketWriter(int type) {
    this(type, 64);
  }

  public PacketWriter(int type, int capacity) {
    packet = new byte[capacity + LENGTH_BYTES];
    uint8(type);
  }

  public PacketWriter uint8(int value) {
    room(1);
    packet[size++] = (byte) value;
    return this;
  }

  public PacketWriter uint32(long value) {
    room(4);
    put32(size, value);
    size += 4;
    return this;
  }

  public PacketWriter uint64(long value) {
    return uint32(value >>> 32).uint32(value);
  }

  public PacketWriter string(byte[] value) {
    return string(value, value.length);
  }

  /// A string of the first `length` bytes.
  public PacketWriter string(byte[] value, int length) {
    uint32(length);
    room(length);
    System.arraycopy(value, 0, packet, size, length);
    size += length;
    return this;
  }

  /// Bytes as they are, without their length.
  public PacketWriter bytes(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, packet, size, value.length);
    size += value.length;
    return this;
  }

  public PacketWriter string(String value) {
    return string(value.getBytes(StandardCharsets.UTF_8));
  }

  /// Room for a string of up to `most` bytes that is filled in place: write to the buffer, then call {@link #filled}.
  public ByteBuffer reserve(int most) {
    room(LENGTH_BYTES + most);
    return ByteBuffer.wrap(packet, size + LENGTH_BYTES, most);
  }

  /// Ends what {@link #reserve} began.
  public PacketWriter filled(int length) {
    put32(size, length);
    size += LENGTH_BYTES + length;
    return this;
  }

  /// Bytes so far, the length included.
  public int size() {
    return size;
  }

  /// What is to be done once the packet was handed to the connection, and only then.
  public PacketWriter afterSending(Runnable action) {
    afterSending = action;
    return this;
  }

  public void sendTo(OutputStream out) throws IOException {
    put32(0, size - LENGTH_BYTES);
    out.write(packet, 0, size);
    afterSending.run();
  }

  /// The whole packet.
  public byte[] bytes() {
    put32(0, size - LENGTH_BYTES);
    return Arrays.copyOf(packet, size);
  }

  /// Overwrites the four bytes at `position`, for a count known only afterwards.
  public void patch32(int position, long value) {
    put32(position, value);
  }

  private void put32(int position, long value) {
    packet[position] = (byte) (value >>> 24);
    packet[position + 1] = (byte) (value >>> 16);
    packet[position + 2] = (byte) (value >>> 8);
    packet[position + 3] = (byte) value;
  }

  private void room(int bytes) {
    if (packet.length - size < bytes) {
      packet = Arrays.copyOf(packet, Math.max(packet.length * 2, size + bytes));
    }
  }
}
