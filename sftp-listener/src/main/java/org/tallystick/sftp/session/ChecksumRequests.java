package org.tallystick.sftp.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.ChecksumAlgorithm;
import org.tallystick.archive.Checksummed;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.handout.HandoutFile;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.server.PartnerGate;

/// `check-file` and `md5-hash`, by name and by handle (draft-ietf-secsh-filexfer-09 §9.1.1, §9.1.2).
///
/// The checksum of a whole file is a question about its attributes and counts as one. That of a part tells what is in it, so only who has opened the file gets it.
final class ChecksumRequests {

  private static final int LEAST_BLOCK = 256;
  private static final int LONGEST_REPLY = 200 * 1024;
  private static final int BUFFER = 256 * 1024;
  private static final String PART_OF_CLOSED =
      "Only the whole file has a checksum by name; open it to have that of a part";

  private final PartnerSession session;
  private final PartnerGate gate;
  private final Handles handles;
  private final AskedAttributes asked;

  ChecksumRequests(
      PartnerSession session, PartnerGate gate, Handles handles, AskedAttributes asked) {
    this.session = session;
    this.gate = gate;
    this.handles = handles;
    this.asked = asked;
  }

  /// What part of a file is asked for.
  ///
  /// @param length 0 for all that follows
  /// @param block 0 for one checksum of all of it
  private record Range(long offset, long length, long block) {

    static Range read(PacketReader packet) {
      return new Range(packet.uint63(), packet.uint63(), packet.uint32());
    }

    static Range readWithoutBlocks(PacketReader packet) {
      return new Range(packet.uint63(), packet.uint63(), 0);
    }

    boolean isWhole(long size) {
      return offset == 0 && (length == 0 || length >= size) && (block == 0 || block >= size);
    }
  }

  PacketWriter checkByName(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    Optional<ChecksumAlgorithm> algorithm = chosen(packet);
    Range range = Range.read(packet);
    return algorithm.isEmpty()
        ? unknownAlgorithm(id)
        : byName(id, path, algorithm.get(), range, checkReply(id, algorithm.get()));
  }

  PacketWriter checkByHandle(long id, PacketReader packet) throws IOException {
    Handle handle = handles.find(packet.string());
    Optional<ChecksumAlgorithm> algorithm = chosen(packet);
    Range range = Range.read(packet);
    return algorithm.isEmpty()
        ? unknownAlgorithm(id)
        : byHandle(id, handle, algorithm.get(), range, checkReply(id, algorithm.get()));
  }

  /// The hash of the beginning that the client sends along only saves work; we do without.
  PacketWriter md5ByName(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    Range range = Range.readWithoutBlocks(packet);
    return byName(id, path, ChecksumAlgorithm.MD5, range, md5Reply(id));
  }

  PacketWriter md5ByHandle(long id, PacketReader packet) throws IOException {
    Handle handle = handles.find(packet.string());
    Range range = Range.readWithoutBlocks(packet);
    return byHandle(id, handle, ChecksumAlgorithm.MD5, range, md5Reply(id));
  }

  /// The first of the client's words that is known here.
  private static Optional<ChecksumAlgorithm> chosen(PacketReader packet) {
    return Arrays.stream(packet.word().split(",", -1))
        .map(word -> ChecksumAlgorithm.named(word.strip()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private interface Reply {
    PacketWriter with(byte[] checksums);
  }

  private static Reply checkReply(long id, ChecksumAlgorithm algorithm) {
    return checksums ->
        new PacketWriter(PacketType.EXTENDED_REPLY, checksums.length + 32)
            .uint32(id)
            .string("check-file")
            .string(algorithm.word())
            .bytes(checksums);
  }

  private static Reply md5Reply(long id) {
    return checksum ->
        new PacketWriter(PacketType.EXTENDED_REPLY).uint32(id).string("md5-hash").string(checksum);
  }

  private static PacketWriter unknownAlgorithm(long id) {
    return Answer.status(
        id,
        StatusCode.FAILURE,
        "None of these checksums is known here, expected md5, sha1, sha224, sha256, sha384, sha512 or crc32");
  }

  private PacketWriter byName(
      long id, RawPath path, ChecksumAlgorithm algorithm, Range range, Reply reply)
      throws IOException {
    if (ExchangeFolder.holds(path)) {
      return handout(id, path, algorithm, range, reply);
    }
    asked.count();
    return switch (gate.enter(archive -> archive.checksums().find(session, path))) {
      case Outcome.Done<Checksummed>(Checksummed found) when range.isWhole(found.size()) ->
          reply.with(found.checksum(algorithm));
      case Outcome.Done<Checksummed> part ->
          Answer.status(id, StatusCode.PERMISSION_DENIED, PART_OF_CLOSED);
      case Outcome.Refused<Checksummed>(Refusal refusal) -> Answer.refused(id, refusal);
    };
  }

  private PacketWriter handout(
      long id, RawPath path, ChecksumAlgorithm algorithm, Range range, Reply reply)
      throws IOException {
    return switch (gate.enter(archive -> archive.handouts().open(session, path))) {
      case Outcome.Done<HandoutFile>(HandoutFile file) -> {
        try {
          yield ofBytes(id, file::read, file.entry().size(), algorithm, range, reply);
        } finally {
          gate.enter(archive -> {
            archive.handouts().close(session, file);
            return file;
          });
        }
      }
      case Outcome.Refused<HandoutFile>(Refusal refusal) -> Answer.refused(id, refusal);
    };
  }

  private PacketWriter byHandle(
      long id, @Nullable Handle handle, ChecksumAlgorithm algorithm, Range range, Reply reply)
      throws IOException {
    return switch (handle) {
      case Handle.Reading reading when range.isWhole(reading.download().size()) -> {
        asked.count();
        yield reply.with(
            gate.enter(archive -> archive.checksums().of(reading.download())).checksum(algorithm));
      }
      case Handle.Reading reading ->
          ofBytes(id, reading.download()::read, reading.download().size(), algorithm, range, reply);
      case Handle.Writing writing ->
          ofBytes(id, writing.upload()::read, writing.upload().size(), algorithm, range, reply);
      case Handle.Handout handout ->
          ofBytes(id, handout.file()::read, handout.file().entry().size(), algorithm, range, reply);
      case null, default -> Answer.noSuchHandle(id);
    };
  }

  private static PacketWriter ofBytes(
      long id, HandleBytes bytes, long size, ChecksumAlgorithm algorithm, Range range, Reply reply)
      throws IOException {
    if (range.block() != 0 && range.block() < LEAST_BLOCK) {
      return Answer.status(
          id, StatusCode.FAILURE, "Blocks are too small, expected at least " + LEAST_BLOCK);
    }
    long start = Math.min(range.offset(), size);
    long end = range.length() == 0 ? size : start + Math.min(range.length(), size - start);
    long block = range.block() == 0 ? Math.max(end - start, 1) : range.block();
    int length = algorithm.start().finish().length;
    long blocks = Math.max(1, (end - start + block - 1) / block);
    if (blocks > LONGEST_REPLY / length) {
      return Answer.status(
          id,
          StatusCode.FAILURE,
          "Too many blocks for one answer, expected at most " + LONGEST_REPLY / length);
    }
    ByteBuffer checksums = ByteBuffer.allocate((int) blocks * length);
    for (long at = start; checksums.hasRemaining(); at += block) {
      checksums.put(checksum(bytes, at, Math.min(end, at + block), algorithm));
    }
    return reply.with(checksums.array());
  }

  private static byte[] checksum(
      HandleBytes bytes, long start, long end, ChecksumAlgorithm algorithm) throws IOException {
    ChecksumAlgorithm.Running running = algorithm.start();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (long at = start; at < end; ) {
      buffer.clear().limit((int) Math.min(BUFFER, end - at));
      int count = bytes.fill(buffer, at);
      if (count <= 0) {
        break;
      }
      running.update(buffer.flip());
      at += count;
    }
    return running.finish();
  }
}
