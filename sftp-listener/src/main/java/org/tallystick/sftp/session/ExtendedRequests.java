package org.tallystick.sftp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.PartnerSession;
import org.tallystick.quota.Room;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.server.PartnerGate;

/// EXTENDED requests (OpenSSH PROTOCOL §4), by name.
final class ExtendedRequests {

  private static final long LONGEST_PACKET = 256L * 1024;
  private static final long BLOCK = 4096;
  private static final long LONGEST_NAME = 255;

  private final Map<String, Requests> byName;
  private final Path storage;
  private final PartnerSession session;
  private final PartnerGate gate;
  private final Handles handles;

  ExtendedRequests(
      FileRequests files,
      PathRequests paths,
      CopyRequests copies,
      ChecksumRequests checksums,
      Path storage,
      PartnerSession session,
      PartnerGate gate,
      Handles handles) {
    this.storage = storage;
    this.session = session;
    this.gate = gate;
    this.handles = handles;
    this.byName =
        Map.ofEntries(
            Map.entry("posix-rename@openssh.com", paths::replace),
            Map.entry("hardlink@openssh.com", paths::links),
            Map.entry("fsync@openssh.com", files::sync),
            Map.entry("lsetstat@openssh.com", paths::setStatus),
            Map.entry("limits@openssh.com", ExtendedRequests::limits),
            Map.entry("statvfs@openssh.com", this::spaceAt),
            Map.entry("fstatvfs@openssh.com", this::spaceOf),
            Map.entry("expand-path@openssh.com", ExtendedRequests::expand),
            Map.entry("home-directory", ExtendedRequests::home),
            Map.entry("users-groups-by-id@openssh.com", this::names),
            Map.entry("copy-data", copies::copy),
            Map.entry("check-file", checksums::checkByHandle),
            Map.entry("check-file-handle", checksums::checkByHandle),
            Map.entry("check-file-name", checksums::checkByName),
            Map.entry("md5-hash", checksums::md5ByName),
            Map.entry("md5-hash-handle", checksums::md5ByHandle));
  }

  /// What VERSION advertises, always in this order. `hardlink@openssh.com` is not among it: a client then says by itself that there are no links.
  static final List<Extension> ADVERTISED =
      List.of(
          new Extension("posix-rename@openssh.com", "1"),
          new Extension("statvfs@openssh.com", "2"),
          new Extension("fstatvfs@openssh.com", "2"),
          new Extension("fsync@openssh.com", "1"),
          new Extension("lsetstat@openssh.com", "1"),
          new Extension("limits@openssh.com", "1"),
          new Extension("expand-path@openssh.com", "1"),
          new Extension("home-directory", "1"),
          new Extension("users-groups-by-id@openssh.com", "1"),
          new Extension("copy-data", "1"),
          new Extension("check-file", "1"),
          new Extension("check-file-handle", "1"),
          new Extension("check-file-name", "1"),
          new Extension("md5-hash", "1"),
          new Extension("md5-hash-handle", "1"));

  /// @param data by convention the extension's version
  record Extension(String name, String data) {}

  PacketWriter answer(long id, PacketReader packet) throws IOException {
    String name = packet.word();
    Requests request = byName.get(name);
    return request == null
        ? Answer.status(id, StatusCode.OP_UNSUPPORTED, "Extension not supported here")
        : request.answer(id, packet);
  }

  private static PacketWriter limits(long id, PacketReader packet) {
    return new PacketWriter(PacketType.EXTENDED_REPLY)
        .uint32(id)
        .uint64(LONGEST_PACKET)
        .uint64(FileRequests.LONGEST_READ)
        .uint64(FileRequests.LONGEST_READ)
        .uint64(Handles.MOST);
  }

  private PacketWriter spaceAt(long id, PacketReader packet) throws IOException {
    ClientPath.of(packet.string());
    return space(id);
  }

  private PacketWriter spaceOf(long id, PacketReader packet) throws IOException {
    return handles.find(packet.string()) == null ? Answer.noSuchHandle(id) : space(id);
  }

  /// What the account may still send, or the disk holds, whichever is less.
  private PacketWriter space(long id) throws IOException {
    FileStore store = Files.getFileStore(storage);
    Room room = gate.enter(archive -> archive.allowances().room(session));
    long total = Math.min(store.getTotalSpace(), room.totalBytes().orElse(Long.MAX_VALUE));
    long free = Math.min(store.getUsableSpace(), room.freeBytes().orElse(Long.MAX_VALUE));
    long files = room.freeFiles().orElse(0);
    return new PacketWriter(PacketType.EXTENDED_REPLY)
        .uint32(id)
        .uint64(BLOCK)
        .uint64(BLOCK)
        .uint64(Math.max(total, free) / BLOCK)
        .uint64(free / BLOCK)
        .uint64(free / BLOCK)
        .uint64(files)
        .uint64(files)
        .uint64(files)
        .uint64(0)
        .uint64(0)
        .uint64(LONGEST_NAME);
  }

  /// `~` and `~/x` are the root and what is below it; `~user` is nobody here.
  private static PacketWriter expand(long id, PacketReader packet) {
    byte[] asked = packet.string();
    boolean tilde = asked.length > 0 && asked[0] == '~';
    if (tilde && asked.length > 1 && asked[1] != '/') {
      return Answer.status(id, StatusCode.NO_SUCH_FILE, "There are no other home directories");
    }
    String text = new String(asked, StandardCharsets.ISO_8859_1);
    return name(
        id,
        ClientPath.of((tilde ? text.substring(1) : text).getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static PacketWriter home(long id, PacketReader packet) {
    packet.string();
    return name(id, RawPath.ROOT);
  }

  /// Every entry belongs to user and group 0, which is the partner itself.
  private PacketWriter names(long id, PacketReader packet) {
    PacketWriter reply = new PacketWriter(PacketType.EXTENDED_REPLY).uint32(id);
    byte[] users = namesOf(new PacketReader(packet.string()));
    byte[] groups = namesOf(new PacketReader(packet.string()));
    return reply.string(users).string(groups);
  }

  private byte[] namesOf(PacketReader ids) {
    PacketWriter names = new PacketWriter(PacketType.EXTENDED_REPLY);
    int start = names.size();
    while (ids.hasMore()) {
      names.string(ids.uint32() == 0 ? session.partner().value() : "");
    }
    byte[] all = names.bytes();
    return Arrays.copyOfRange(all, start, all.length);
  }

  private static PacketWriter name(long id, RawPath path) {
    byte[] bytes = path.bytes();
    return new PacketWriter(PacketType.NAME)
        .uint32(id)
        .uint32(1)
        .string(bytes)
        .string(bytes)
        .uint32(0);
  }
}
