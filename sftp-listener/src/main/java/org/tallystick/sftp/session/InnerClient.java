package org.tallystick.sftp.session;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.packet.OpenFlags;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;

/// An SFTP client inside the server: what SCP and commands ask, they ask as SFTP requests, so that rules, events and sentences are the same whatever a partner speaks.
/// Confined to one thread. Paths are as on the wire.
public final class InnerClient implements Closeable {

  /// Makes the session this client talks to; its answers go to the stream.
  public interface Sessions {
    SftpSession answeringTo(OutputStream out);

    /// Nobody asks it any more.
    void over(SftpSession session);
  }

  /// What a directory holds: one name.
  public record Named(byte[] name, Attributes attributes) {}

  private static final int LENGTH_BYTES = 4;

  /// Before a DATA reply's bytes: length, type, id, length of the data.
  private static final int DATA_START = 13;

  private static final int DATA_LENGTH = 9;

  private final Sessions sessions;
  private final SftpSession session;
  private final Replies replies = new Replies();
  private String endReason = "the command ended without closing the file";
  private int id;

  public InnerClient(Sessions sessions) throws IOException {
    this.sessions = sessions;
    session = sessions.answeringTo(replies);
    session.answer(new byte[] {PacketType.INIT, 0, 0, 0, 3});
  }

  /// Takes replies; the bytes of a file go on to whoever wants them, so that they count as served once they are there and not before.
  private static final class Replies extends OutputStream {

    private final ByteArrayOutputStream last = new ByteArrayOutputStream();
    private @Nullable OutputStream wanting;

    @Override
    public void write(int value) {
      throw new UnsupportedOperationException("replies are written whole");
    }

    @Override
    public void write(byte[] packet, int offset, int length) throws IOException {
      last.reset();
      if (packet[offset + LENGTH_BYTES] == PacketType.DATA && wanting != null) {
        last.write(packet, offset, DATA_START);
        wanting.write(packet, offset + DATA_START, length - DATA_START);
        wanting.flush();
      } else {
        last.write(packet, offset, length);
      }
    }
  }

  public Told<Attributes> status(byte[] path) throws IOException {
    return ask(request(PacketType.STAT).string(path), PacketType.ATTRS, Attributes::read);
  }

  public Told<Attributes> openStatus(byte[] handle) throws IOException {
    return ask(request(PacketType.FSTAT).string(handle), PacketType.ATTRS, Attributes::read);
  }

  public Told<byte[]> openToRead(byte[] path) throws IOException {
    return open(path, OpenFlags.READ, Attributes.NONE);
  }

  /// Begins a new file, or the next version of one.
  ///
  /// @param attributes what it is to have when it is closed
  public Told<byte[]> openToWrite(byte[] path, Attributes attributes) throws IOException {
    return open(path, OpenFlags.WRITE | OpenFlags.CREATE | OpenFlags.TRUNCATE, attributes);
  }

  private Told<byte[]> open(byte[] path, int flags, Attributes attributes) throws IOException {
    PacketWriter request = request(PacketType.OPEN).string(path).uint32(flags);
    attributes.write(request);
    return ask(request, PacketType.HANDLE, PacketReader::string);
  }

  /// Reads up to `length` bytes into `target`.
  ///
  /// @return how many there were, 0 at the end
  public Told<Integer> read(byte[] handle, long offset, int length, OutputStream target)
      throws IOException {
    PacketWriter request = request(PacketType.READ).string(handle).uint64(offset).uint32(length);
    replies.wanting = target;
    try {
      send(request);
    } finally {
      replies.wanting = null;
    }
    byte[] reply = replies.last.toByteArray();
    if (typeOf(reply) == PacketType.DATA) {
      return new Told.Granted<>(
          new PacketReader(Arrays.copyOfRange(reply, DATA_LENGTH, DATA_START)).int32());
    }
    return isStatus(reply, StatusCode.EOF) ? new Told.Granted<>(0) : denied(reply);
  }

  public Told<Boolean> write(byte[] handle, long offset, byte[] data, int length)
      throws IOException {
    return done(
        new PacketWriter(PacketType.WRITE, length + 32)
            .uint32(++id)
            .string(handle)
            .uint64(offset)
            .string(data, length));
  }

  /// Closes; what was written is published and durable on return.
  public Told<Boolean> close(byte[] handle) throws IOException {
    return done(request(PacketType.CLOSE).string(handle));
  }

  public Told<Boolean> makeDirectory(byte[] path) throws IOException {
    PacketWriter request = request(PacketType.MKDIR).string(path);
    Attributes.NONE.write(request);
    return done(request);
  }

  public Told<Boolean> setStatus(byte[] path, Attributes attributes) throws IOException {
    PacketWriter request = request(PacketType.SETSTAT).string(path);
    attributes.write(request);
    return done(request);
  }

  public Told<byte[]> openDirectory(byte[] path) throws IOException {
    return ask(request(PacketType.OPENDIR).string(path), PacketType.HANDLE, PacketReader::string);
  }

  /// The next names of a directory; none at the end.
  public Told<List<Named>> names(byte[] handle) throws IOException {
    send(request(PacketType.READDIR).string(handle));
    byte[] reply = replies.last.toByteArray();
    if (typeOf(reply) == PacketType.NAME) {
      return new Told.Granted<>(namesIn(payload(reply)));
    }
    return isStatus(reply, StatusCode.EOF) ? new Told.Granted<>(List.of()) : denied(reply);
  }

  private static List<Named> namesIn(PacketReader reply) {
    List<Named> names = new ArrayList<>();
    for (long left = reply.uint32(); left > 0; left--) {
      byte[] name = reply.string();
      reply.string();
      names.add(new Named(name, Attributes.read(reply)));
    }
    return names;
  }

  /// The checksum of a whole file.
  ///
  /// @param algorithm as in `check-file`
  public Told<byte[]> checksum(byte[] path, String algorithm) throws IOException {
    return ask(
        request(PacketType.EXTENDED)
            .string("check-file-name")
            .string(path)
            .string(algorithm)
            .uint64(0)
            .uint64(0)
            .uint32(0),
        PacketType.EXTENDED_REPLY,
        reply -> {
          reply.string();
          reply.string();
          return reply.rest();
        });
  }

  /// Puts away what is open: an upload becomes an interrupted one. The client can go on.
  public void abandon(String reason) {
    session.end(reason);
  }

  /// What to say of files that are still open at the end.
  public void endsBecause(String reason) {
    endReason = reason;
  }

  @Override
  public void close() {
    try {
      session.end(endReason);
    } finally {
      sessions.over(session);
    }
  }

  private PacketWriter request(int type) {
    return new PacketWriter(type).uint32(++id);
  }

  private void send(PacketWriter request) throws IOException {
    byte[] packet = request.bytes();
    session.answer(Arrays.copyOfRange(packet, LENGTH_BYTES, packet.length));
  }

  private Told<Boolean> done(PacketWriter request) throws IOException {
    send(request);
    byte[] reply = replies.last.toByteArray();
    return isStatus(reply, StatusCode.OK) ? new Told.Granted<>(true) : denied(reply);
  }

  private <T> Told<T> ask(PacketWriter request, int expected, Function<PacketReader, T> reading)
      throws IOException {
    send(request);
    byte[] reply = replies.last.toByteArray();
    return typeOf(reply) == expected
        ? new Told.Granted<>(reading.apply(payload(reply)))
        : denied(reply);
  }

  /// What follows the id.
  private static PacketReader payload(byte[] reply) {
    PacketReader reader = new PacketReader(Arrays.copyOfRange(reply, LENGTH_BYTES, reply.length));
    reader.uint8();
    reader.uint32();
    return reader;
  }

  private static int typeOf(byte[] reply) {
    return reply[LENGTH_BYTES] & 0xff;
  }

  private static boolean isStatus(byte[] reply, StatusCode code) {
    return typeOf(reply) == PacketType.STATUS && payload(reply).uint32() == code.number();
  }

  private static <T> Told<T> denied(byte[] reply) {
    PacketReader status = payload(reply);
    status.uint32();
    return new Told.Denied<>(new String(status.string(), StandardCharsets.UTF_8));
  }
}
