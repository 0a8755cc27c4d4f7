package org.tallystick.evidence.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.tallystick.evidence.RefusedException;

/// The one ZIP that follows from a pack's files: stored, in order, every header fixed (`PACK-1`).
final class PackZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;
  private static final int END_LENGTH = 22;
  private static final short VERSION = 10;

  /// 1980-01-01 00:00, the first instant a ZIP can say.
  private static final int TIME = 0x0021 << 16;

  private static final int MOST_ENTRIES = 60_000;
  private static final int LARGEST_ENTRY = 16 << 20;

  private PackZip() {}

  static byte[] write(SortedMap<EntryName, byte[]> files) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Map.Entry<EntryName, byte[]> file : files.entrySet()) {
      byte[] name = file.getKey().text().getBytes(StandardCharsets.US_ASCII);
      CRC32 crc = new CRC32();
      crc.update(file.getValue());
      int size = file.getValue().length;
      directory.writeBytes(central((int) crc.getValue(), size, name.length, zip.size()));
      directory.writeBytes(name);
      zip.writeBytes(local((int) crc.getValue(), size, name.length));
      zip.writeBytes(name);
      zip.writeBytes(file.getValue());
    }
    int start = zip.size();
    zip.writeBytes(directory.toByteArray());
    zip.writeBytes(end(files.size(), directory.size(), start));
    return zip.toByteArray();
  }

  private static byte[] local(int crc, int size, int name) {
    ByteBuffer header = buffer(LOCAL_LENGTH).putInt(LOCAL).putShort(VERSION).putInt(0).putInt(TIME);
    return header.putInt(crc).putInt(size).putInt(size).putShort((short) name).array();
  }

  private static byte[] central(int crc, int size, int name, int offset) {
    ByteBuffer header =
        buffer(CENTRAL_LENGTH)
            .putInt(CENTRAL)
            .putShort(VERSION)
            .putShort(VERSION)
            .putInt(0)
            .putInt(TIME);
    header.putInt(crc).putInt(size).putInt(size).putShort((short) name);
    return header.putInt(CENTRAL_LENGTH - Integer.BYTES, offset).array();
  }

  private static byte[] end(int entries, int size, int start) {
    ByteBuffer header = buffer(END_LENGTH).putInt(END).putInt(0);
    return header
        .putShort((short) entries)
        .putShort((short) entries)
        .putInt(size)
        .putInt(start)
        .array();
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Reads the local headers, then demands that the file is what [#write] makes of names and contents.
  static SortedMap<EntryName, byte[]> read(byte[] zip) {
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    TreeMap<EntryName, byte[]> files = new TreeMap<>();
    int at = 0;
    while (zip.length - at >= LOCAL_LENGTH && in.getInt(at) == LOCAL) {
      int size = in.getInt(at + 22);
      int name = Short.toUnsignedInt(in.getShort(at + 26));
      int from = at + LOCAL_LENGTH;
      RefusedException.unless(
          size >= 0
              && name <= 200
              && zip.length - from - name >= size
              && files.size() < MOST_ENTRIES,
          "pack: a file's size or name does not fit");
      EntryName entry = EntryName.parse(new String(zip, from, name, StandardCharsets.ISO_8859_1));
      RefusedException.unless(
          files.isEmpty() || files.lastKey().compareTo(entry) < 0,
          "pack: " + entry.text() + " is out of order");
      RefusedException.unless(
          size <= LARGEST_ENTRY || entry.text().startsWith("content/"),
          "pack: " + entry.text() + " is too large");
      files.put(entry, Arrays.copyOfRange(zip, from + name, from + name + size));
      at = from + name + size;
    }
    RefusedException.unless(
        Arrays.equals(write(files), zip),
        "pack: its bytes are not those that follow from its files");
    return files;
  }
}
