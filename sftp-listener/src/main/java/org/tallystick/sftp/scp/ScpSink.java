package org.tallystick.sftp.scp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.session.InnerClient;
import org.tallystick.sftp.session.Told;

/// `scp -t`: takes files. Each is published before its last byte is acknowledged; one that the connection broke off in is an interrupted upload.
final class ScpSink {

  private static final int CHUNK = 255 * 1024;
  private static final int DEEPEST = 100;

  private final InnerClient sftp;
  private final ScpOptions options;
  private final ScpWire wire;
  private final byte[] buffer = new byte[CHUNK];

  private ScpSink(InnerClient sftp, ScpOptions options, ScpWire wire) {
    this.sftp = sftp;
    this.options = options;
    this.wire = wire;
  }

  /// `C0644 1234 name` or `D0755 0 name`.
  private record Header(int permissions, long size, byte[] name) {

    static Header parse(byte[] line) throws ScpWire.BrokenException {
      String text = new String(line, StandardCharsets.ISO_8859_1);
      String[] parts = text.substring(1).split(" ", 3);
      try {
        int permissions = Integer.parseInt(parts[0], 8) & 0777;
        long size = Long.parseLong(parts[1]);
        byte[] name = parts[2].getBytes(StandardCharsets.ISO_8859_1);
        if (size < 0 || isNoName(parts[2])) {
          throw new ScpWire.BrokenException("size or name of no file: " + ScpWire.text(line));
        }
        return new Header(permissions, size, name);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
        throw new ScpWire.BrokenException("no line of scp: " + ScpWire.text(line));
      }
    }

    private static boolean isNoName(String name) {
      return name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0;
    }
  }

  /// @return how many things went wrong that the client was told of
  /// @throws IOException the client is gone or speaks something else; what is open stays so
  static int take(InnerClient sftp, ScpOptions options, byte[] target, ScpWire wire)
      throws IOException {
    ScpSink sink = new ScpSink(sftp, options, wire);
    boolean isDirectory = sink.isDirectory(target);
    if (options.intoDirectory() && !isDirectory) {
      wire.warn(ScpWire.text(target) + ": is no directory");
      return wire.warnings();
    }
    wire.agree();
    sink.level(target, isDirectory, 0);
    return wire.warnings();
  }

  private boolean isDirectory(byte[] path) throws IOException {
    return sftp.status(path) instanceof Told.Granted<Attributes>(Attributes attributes)
        && attributes.isDirectory();
  }

  /// Everything until the directory, or all of it, ends.
  private void level(byte[] target, boolean isDirectory, int depth) throws IOException {
    OptionalLong modified = OptionalLong.empty();
    for (Optional<byte[]> next = wire.nextLine(); ; next = wire.nextLine()) {
      if (next.isEmpty()) {
        if (depth > 0) {
          throw new EOFException("the client went away within a directory");
        }
        return;
      }
      byte[] line = next.get();
      switch (line[0]) {
        case 'T' -> {
          modified = modifiedAt(line);
          wire.agree();
          continue;
        }
        case 'C' -> {
          Header header = Header.parse(line);
          file(isDirectory ? ScpWire.below(target, header.name()) : target, header, modified);
        }
        case 'D' -> directory(target, isDirectory, Header.parse(line), modified, depth);
        case 'E' -> {
          if (depth == 0) {
            throw new ScpWire.BrokenException("the end of a directory that never began");
          }
          wire.agree();
          return;
        }
        case 1 -> wire.heard(line);
        case 2 -> throw new ScpWire.BrokenException("the client gave up: " + ScpWire.text(line));
        default -> throw new ScpWire.BrokenException("no line of scp: " + ScpWire.text(line));
      }
      modified = OptionalLong.empty();
    }
  }

  private static OptionalLong modifiedAt(byte[] line) throws ScpWire.BrokenException {
    try {
      return OptionalLong.of(Long.parseLong(ScpWire.text(line).substring(1).split(" ", 2)[0]));
    } catch (NumberFormatException malformed) {
      throw new ScpWire.BrokenException("no time: " + ScpWire.text(line));
    }
  }

  private void directory(
      byte[] target, boolean isDirectory, Header header, OptionalLong modified, int depth)
      throws IOException {
    if (!options.recursive() || depth >= DEEPEST) {
      throw new ScpWire.BrokenException("a directory that was not announced, or is too deep");
    }
    byte[] path = isDirectory ? ScpWire.below(target, header.name()) : target;
    if (!isDirectory(path)
        && sftp.makeDirectory(path) instanceof Told.Denied<Boolean>(String because)) {
      wire.warn(because);
      return;
    }
    wire.agree();
    level(path, true, depth + 1);
    if (modified.isPresent()) {
      sftp.setStatus(
          path,
          new Attributes(OptionalLong.empty(), OptionalInt.of(header.permissions()), modified));
    }
  }

  private void file(byte[] path, Header header, OptionalLong modified) throws IOException {
    Attributes attributes =
        new Attributes(OptionalLong.empty(), OptionalInt.of(header.permissions()), modified);
    switch (sftp.openToWrite(path, attributes)) {
      case Told.Granted<byte[]>(byte[] handle) -> {
        wire.agree();
        content(handle, header.size());
      }
      case Told.Denied<byte[]>(String because) -> wire.warn(because);
    }
  }

  /// All of it is taken off the wire, also when the archive does not want it.
  private void content(byte[] handle, long size) throws IOException {
    String trouble = null;
    for (long at = 0; at < size; ) {
      int length = (int) Math.min(CHUNK, size - at);
      wire.bytes(buffer, length);
      if (trouble == null
          && sftp.write(handle, at, buffer, length)
              instanceof Told.Denied<Boolean>(String because)) {
        trouble = because;
      }
      at += length;
    }
    if (!wire.isAgreed()) {
      sftp.abandon("the client could not read all of its file");
      wire.agree();
      return;
    }
    publish(handle, trouble);
  }

  private void publish(byte[] handle, @Nullable String trouble) throws IOException {
    switch (sftp.close(handle)) {
      case Told.Granted<Boolean> published when trouble == null -> wire.agree();
      case Told.Granted<Boolean> published -> wire.warn(String.valueOf(trouble));
      case Told.Denied<Boolean>(String because) -> wire.warn(trouble == null ? because : trouble);
    }
  }
}
