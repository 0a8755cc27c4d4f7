package org.tallystick.evidence.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.leaf.Leaf;

/// `range.leaves.gz`: one gzip member (RFC 1952) of lines, with one spelling of its header.
public final class RangeLeaves {

  private static final byte[] HEADER = HexFormat.of().parseHex("1f8b08000000000000ff");
  private static final int TRAILER = 8;
  private static final int LARGEST = 64 << 20;

  private RangeLeaves() {}

  public static byte[] write(List<byte[]> leaves) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      lines.writeBytes(leaf);
      lines.write('\n');
    }
    byte[] text = lines.toByteArray();
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    gzip.writeBytes(HEADER);
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(text);
      deflater.finish();
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        gzip.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    gzip.writeBytes(trailer(text));
    return gzip.toByteArray();
  }

  private static byte[] trailer(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text);
    return ByteBuffer.allocate(TRAILER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc.getValue())
        .putInt(text.length)
        .array();
  }

  static List<byte[]> read(byte[] gzip) {
    RefusedException.unless(
        gzip.length >= HEADER.length + TRAILER
            && Arrays.equals(HEADER, Arrays.copyOf(gzip, HEADER.length)),
        "range.leaves.gz: not one gzip member with the header it must have");
    int end = gzip.length - TRAILER;
    byte[] text = inflate(gzip, HEADER.length, end);
    RefusedException.unless(
        Arrays.equals(trailer(text), Arrays.copyOfRange(gzip, end, gzip.length)),
        "range.leaves.gz: wrong checksum");
    return lines(text);
  }

  private static byte[] inflate(byte[] gzip, int from, int to) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(gzip, from, to - from);
      byte[] buffer = new byte[1 << 16];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        RefusedException.unless(
            (count > 0 || inflater.finished()) && text.size() + count <= LARGEST,
            "range.leaves.gz: cut short or too large");
        text.write(buffer, 0, count);
      }
      RefusedException.unless(inflater.getRemaining() == 0, "range.leaves.gz: bytes after the end");
    } catch (DataFormatException e) {
      throw new RefusedException("range.leaves.gz: not compressed as it should be", e);
    }
    return text.toByteArray();
  }

  private static List<byte[]> lines(byte[] text) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '\n') {
        lines.add(Arrays.copyOfRange(text, from, at));
        from = at + 1;
      }
      RefusedException.unless(
          at - from <= Leaf.MAX_BYTES, "range.leaves.gz: a line longer than a leaf");
    }
    RefusedException.unless(from == text.length, "range.leaves.gz: its last line does not end");
    return lines;
  }
}
