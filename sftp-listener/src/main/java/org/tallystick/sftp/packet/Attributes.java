package org.tallystick.sftp.packet;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// The ATTRS structure of version 3 (filexfer-02 §5). Owner and group are read and left alone: here nobody has either.
///
/// @param size in bytes
/// @param permissions a POSIX mode, file type included
/// @param modifiedAt seconds since 1970-01-01T00:00Z
public record Attributes(OptionalLong size, OptionalInt permissions, OptionalLong modifiedAt) {

  /// Says nothing of a file.
  public static final Attributes NONE =
      new Attributes(OptionalLong.empty(), OptionalInt.empty(), OptionalLong.empty());

  private static final int SIZE = 0x1;
  private static final int OWNER = 0x2;
  private static final int PERMISSIONS = 0x4;
  private static final int TIMES = 0x8;
  private static final int EXTENDED = 0x8000_0000;
  private static final int FILE = 0100000;
  private static final int DIRECTORY = 0040000;

  public static Attributes ofFile(long size, int permissions, long modifiedAt) {
    return new Attributes(
        OptionalLong.of(size), OptionalInt.of(FILE | permissions), OptionalLong.of(modifiedAt));
  }

  public static Attributes ofDirectory(int permissions, long modifiedAt) {
    return new Attributes(
        OptionalLong.of(0), OptionalInt.of(DIRECTORY | permissions), OptionalLong.of(modifiedAt));
  }

  public static Attributes read(PacketReader packet) {
    int flags = packet.int32();
    OptionalLong size =
        (flags & SIZE) == 0 ? OptionalLong.empty() : OptionalLong.of(packet.uint63());
    if ((flags & OWNER) != 0) {
      packet.uint32();
      packet.uint32();
    }
    OptionalInt permissions =
        (flags & PERMISSIONS) == 0 ? OptionalInt.empty() : OptionalInt.of(packet.int32());
    OptionalLong modifiedAt = OptionalLong.empty();
    if ((flags & TIMES) != 0) {
      packet.uint32();
      modifiedAt = OptionalLong.of(packet.uint32());
    }
    if ((flags & EXTENDED) != 0) {
      for (long left = packet.uint32(); left > 0; left--) {
        packet.string();
        packet.string();
      }
    }
    return new Attributes(size, permissions, modifiedAt);
  }

  public void write(PacketWriter packet) {
    boolean times = modifiedAt.isPresent();
    packet.uint32(
        (size.isPresent() ? SIZE : 0)
            | OWNER
            | (permissions.isPresent() ? PERMISSIONS : 0)
            | (times ? TIMES : 0));
    size.ifPresent(packet::uint64);
    packet.uint32(0).uint32(0);
    permissions.ifPresent(packet::uint32);
    modifiedAt.ifPresent(seconds -> packet.uint32(seconds).uint32(seconds));
  }

  public boolean isDirectory() {
    return (permissions.orElse(0) & DIRECTORY) != 0;
  }
}
