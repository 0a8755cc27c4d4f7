package org.tallystick.system;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// SFTP packets as no client sends them: requests over a few names and handles, right, out of order or nonsense, then perhaps damaged. The same seed gives the same packets, as far as the server
/// gives the same handles. Thread-safe where said.
final class RandomRequests {

  private static final int CLOSE = 4;
  private static final List<String> PATHS =
      List.of(
          "in/f0",
          "in/f1",
          "in/f2",
          "in/d0",
          "in/d0/f",
          "in/d1",
          "in/d1/d",
          "in/d1/d/f",
          "in",
          "out",
          "/",
          "",
          ".",
          "..",
          "in/./f0",
          "in/../in/f1",
          "/.exchange",
          "/.exchange/README.txt",
          "/.exchange/log/checkpoint",
          "/.exchange/x",
          "nowhere/f",
          "in/f0/f",
          "in/é",
          "in/" + "x".repeat(255),
          "in/" + "x".repeat(256),
          "in/" + "d/".repeat(300),
          "a".repeat(5000));
  private static final List<String> EXTENSIONS =
      List.of(
          "posix-rename@openssh.com",
          "statvfs@openssh.com",
          "fstatvfs@openssh.com",
          "fsync@openssh.com",
          "lsetstat@openssh.com",
          "limits@openssh.com",
          "expand-path@openssh.com",
          "home-directory",
          "users-groups-by-id@openssh.com",
          "copy-data",
          "check-file",
          "check-file-handle",
          "check-file-name",
          "md5-hash",
          "md5-hash-handle",
          "hardlink@openssh.com",
          "vendor-id",
          "");
  private static final long[] OFFSETS = {
    0, 1, 4096, 65_535, 65_536, 262_143, 262_144, 1L << 31, 1L << 32, 1L << 62, Long.MAX_VALUE, -1
  };

  private final Random random;

  // guarded by this
  private final List<byte[]> handles = new ArrayList<>();

  RandomRequests(long seed) {
    random = new Random(seed);
  }

  /// The server gave a handle. Thread-safe.
  synchronized void remember(byte[] handle) {
    if (handles.size() > 50) {
      handles.removeFirst();
    }
    handles.add(handle);
  }

  /// A new channel knows none of the old handles, but may ask for them. Thread-safe.
  private synchronized byte[] handle() {
    if (handles.isEmpty() || random.nextInt(20) == 0) {
      byte[] invented = new byte[random.nextInt(8)];
      random.nextBytes(invented);
      return invented;
    }
    return handles.get(random.nextInt(handles.size()));
  }

  /// What the next packet is to do to the channel.
  ///
  /// @param bytes with its length
  /// @param endsChannel whether nothing sensible can follow it
  record Packet(byte[] bytes, boolean endsChannel) {}

  Packet next(int id) {
    byte[] payload = damaged(request(id));
    int kind = random.nextInt(2000);
    if (kind == 0) {
      return new Packet(framed(payload, random.nextInt()), true);
    }
    if (kind == 1) {
      return new Packet(framed(new byte[0], 0), true);
    }
    if (kind == 2) {
      return new Packet(framed(payload, payload.length + 1 + random.nextInt(100_000)), true);
    }
    return new Packet(framed(payload, payload.length), false);
  }

  private static byte[] framed(byte[] payload, int length) {
    return Fields.of(fields -> {
      fields.out.writeInt(length);
      fields.out.write(payload);
    });
  }

  /// Most are left whole: a damaged one mostly ends its channel.
  private byte[] damaged(byte[] payload) {
    switch (random.nextInt(100)) {
      case 0 -> {
        byte[] cut = new byte[1 + random.nextInt(payload.length)];
        System.arraycopy(payload, 0, cut, 0, cut.length);
        return cut;
      }
      case 1 -> {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          payload[random.nextInt(payload.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return payload;
      }
      case 2 -> {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
      }
      default -> {
        return payload;
      }
    }
  }

  private byte[] request(int id) {
    int type = type();
    return Fields.of(fields -> {
      fields.out.writeByte(type);
      fields.out.writeInt(id);
      body(type, fields);
    });
  }

  /// What must be durable before it is answered is rarer: the others come ten times as often.
  private int type() {
    int kind = random.nextInt(100);
    if (kind < 8) {
      return new int[] {3, 9, 11, 13, 14, 15, 18, CLOSE}[kind];
    }
    if (kind < 12) {
      return random.nextInt(256);
    }
    return new int[] {5, 6, 6, 7, 8, 10, 12, 16, 17, 19, 20, 200}[random.nextInt(12)];
  }

  private void body(int type, Fields fields) throws IOException {
    switch (type) {
      case 3 -> {
        fields.text(path());
        fields.out.writeInt(random.nextInt(64));
        attributes(fields);
      }
      case CLOSE, 8, 12 -> fields.bytes(handle());
      case 5 -> {
        fields.bytes(handle());
        fields.out.writeLong(offset());
        fields.out.writeInt(random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(70_000));
      }
      case 6 -> {
        fields.bytes(handle());
        fields.out.writeLong(offset());
        fields.bytes(new byte[random.nextInt(random.nextInt(50) == 0 ? 200_000 : 3000)]);
      }
      case 10 -> {
        fields.bytes(handle());
        attributes(fields);
      }
      case 9, 14 -> {
        fields.text(path());
        attributes(fields);
      }
      case 18, 20 -> {
        fields.text(path());
        fields.text(path());
      }
      case 200 -> extension(fields);
      default -> fields.text(path());
    }
  }

  private void extension(Fields fields) throws IOException {
    String name = EXTENSIONS.get(random.nextInt(EXTENSIONS.size()));
    fields.text(name);
    switch (name) {
      case "posix-rename@openssh.com", "hardlink@openssh.com" -> {
        fields.text(path());
        fields.text(path());
      }
      case "fsync@openssh.com", "fstatvfs@openssh.com" -> fields.bytes(handle());
      case "copy-data" -> {
        fields.bytes(handle());
        fields.out.writeLong(offset());
        fields.out.writeLong(offset());
        fields.bytes(handle());
        fields.out.writeLong(offset());
      }
      case "check-file", "check-file-handle", "check-file-name" -> {
        fields.bytes(name.endsWith("name") ? path().getBytes(StandardCharsets.UTF_8) : handle());
        fields.text(random.nextBoolean() ? "crc32,md5" : "sha256");
        fields.out.writeLong(offset());
        fields.out.writeLong(offset());
        fields.out.writeInt(random.nextInt(3) * 256);
      }
      case "users-groups-by-id@openssh.com" -> {
        fields.bytes(new byte[random.nextInt(40)]);
        fields.bytes(new byte[random.nextInt(40)]);
      }
      default -> {
        fields.text(path());
        attributes(fields);
      }
    }
  }

  private void attributes(Fields fields) throws IOException {
    int flags = random.nextInt(16);
    fields.out.writeInt(flags);
    if ((flags & 1) != 0) {
      fields.out.writeLong(offset());
    }
    for (int bit = 2; bit <= 8; bit <<= 1) {
      if ((flags & bit) != 0) {
        fields.out.writeInt(random.nextInt());
        if (bit != 4) {
          fields.out.writeInt(random.nextInt());
        }
      }
    }
  }

  private String path() {
    return PATHS.get(random.nextInt(PATHS.size()));
  }

  private long offset() {
    return random.nextInt(3) > 0 ? random.nextInt(5000) : OFFSETS[random.nextInt(OFFSETS.length)];
  }

  private static final class Fields {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    interface Writing {
      void write(Fields fields) throws IOException;
    }

    static byte[] of(Writing writing) {
      Fields fields = new Fields();
      try {
        writing.write(fields);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return fields.bytes.toByteArray();
    }

    void bytes(byte[] value) throws IOException {
      out.writeInt(value.length);
      out.write(value);
    }

    void text(String value) throws IOException {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
