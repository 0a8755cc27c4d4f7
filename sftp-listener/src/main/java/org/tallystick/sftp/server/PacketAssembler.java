package org.tallystick.sftp.server;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.sftp.packet.MalformedPacketException;

/// Cuts a stream into SFTP packets by their length (filexfer-02 §3). Confined to the thread that delivers the stream.
final class PacketAssembler {

  static final int LENGTH_BYTES = 4;

  /// OpenSSH's own limit, 256 KiB, with room for the request's other fields.
  static final int LONGEST = 256 * 1024 + 1024;

  private final byte[] length = new byte[LENGTH_BYTES];
  private int lengthFilled;
  private byte @Nullable [] packet;
  private int packetFilled;
  private boolean broken;

  /// Nothing is taken after a fault: where the next packet begins is not known any more.
  ///
  /// @throws MalformedPacketException a length of 0 or above {@link #LONGEST}; or what `whole` throws
  void add(byte[] data, int offset, int count, Consumer<byte[]> whole) {
    if (broken) {
      return;
    }
    try {
      cut(data, offset, count, whole);
    } catch (MalformedPacketException malformed) {
      broken = true;
      throw malformed;
    }
  }

  private void cut(byte[] data, int offset, int count, Consumer<byte[]> whole) {
    int position = offset;
    int end = offset + count;
    while (position < end) {
      byte[] filling = packet;
      if (filling == null) {
        length[lengthFilled++] = data[position++];
        if (lengthFilled == LENGTH_BYTES) {
          packet = new byte[checkedLength()];
          packetFilled = 0;
          lengthFilled = 0;
        }
      } else {
        int taken = Math.min(end - position, filling.length - packetFilled);
        System.arraycopy(data, position, filling, packetFilled, taken);
        packetFilled += taken;
        position += taken;
        if (packetFilled == filling.length) {
          packet = null;
          whole.accept(filling);
        }
      }
    }
  }

  private int checkedLength() {
    long value =
        (length[0] & 0xffL) << 24
            | (length[1] & 0xff) << 16
            | (length[2] & 0xff) << 8
            | length[3] & 0xff;
    if (value == 0 || value > LONGEST) {
      throw new MalformedPacketException(
          "a packet of " + value + " bytes, expected 1 to " + LONGEST);
    }
    return (int) value;
  }
}
