package org.tallystick.sftp.scp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.session.InnerClient;
import org.tallystick.sftp.session.Told;

/// `scp -f`: gives files. Each is a reading in the log before its first byte, and a delivery once the client acknowledged its last.
final class ScpSource {

  private static final int CHUNK = 255 * 1024;
  private static final int DEEPEST = 100;

  private final InnerClient sftp;
  private final ScpOptions options;
  private final ScpWire wire;

  private ScpSource(InnerClient sftp, ScpOptions options, ScpWire wire) {
    this.sftp = sftp;
    this.options = options;
    this.wire = wire;
  }

  /// @return how many things went wrong, on either side
  /// @throws IOException the client is gone or speaks something else; what is open stays so
  static int give(InnerClient sftp, ScpOptions options, List<byte[]> paths, ScpWire wire)
      throws IOException {
    ScpSource source = new ScpSource(sftp, options, wire);
    wire.isAgreed();
    for (byte[] path : paths) {
      source.give(path, source.lastName(path), 0);
    }
    return wire.warnings();
  }

  private byte[] lastName(byte[] path) {
    String text = new String(path, StandardCharsets.ISO_8859_1);
    while (text.length() > 1 && text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    String name = text.substring(text.lastIndexOf('/') + 1);
    return (name.isEmpty() || name.equals("..") ? "." : name).getBytes(StandardCharsets.ISO_8859_1);
  }

  private void give(byte[] path, byte[] name, int depth) throws IOException {
    switch (sftp.status(path)) {
      case Told.Granted<Attributes>(Attributes found) when found.isDirectory() -> {
        if (options.recursive() && depth < DEEPEST) {
          directory(path, name, found, depth);
        } else {
          wire.warn(ScpWire.text(path) + ": is a directory");
        }
      }
      case Told.Granted<Attributes> found -> file(path, name);
      case Told.Denied<Attributes>(String because) -> wire.warn(because);
    }
  }

  private void file(byte[] path, byte[] name) throws IOException {
    switch (sftp.openToRead(path)) {
      case Told.Granted<byte[]>(byte[] handle) -> {
        if (sftp.openStatus(handle) instanceof Told.Granted<Attributes>(Attributes attributes)
            && areTimesAgreed(attributes)
            && isAgreed('C', attributes, name)) {
          content(path, handle, attributes.size().orElse(0));
        }
        sftp.close(handle);
      }
      case Told.Denied<byte[]>(String because) -> wire.warn(because);
    }
  }

  private boolean areTimesAgreed(Attributes attributes) throws IOException {
    if (!options.keepsTimes()) {
      return true;
    }
    long modified = attributes.modifiedAt().orElse(0);
    wire.line(("T" + modified + " 0 " + modified + " 0").getBytes(StandardCharsets.US_ASCII));
    return wire.isAgreed();
  }

  private boolean isAgreed(char kind, Attributes attributes, byte[] name) throws IOException {
    String numbers =
        "%c%04o %d "
            .formatted(
                kind,
                attributes.permissions().orElse(0) & 0777,
                kind == 'D' ? 0 : attributes.size().orElse(0));
    byte[] start = numbers.getBytes(StandardCharsets.US_ASCII);
    byte[] line = new byte[start.length + name.length];
    System.arraycopy(start, 0, line, 0, start.length);
    System.arraycopy(name, 0, line, start.length, name.length);
    wire.line(line);
    return wire.isAgreed();
  }

  private void content(byte[] path, byte[] handle, long size) throws IOException {
    for (long at = 0; at < size; ) {
      switch (sftp.read(handle, at, (int) Math.min(CHUNK, size - at), wire.out())) {
        case Told.Granted<Integer>(Integer count) when count > 0 -> at += count;
        case Told.Granted<Integer> end ->
            throw new IOException(ScpWire.text(path) + ": is shorter than it was");
        // The client waits for the rest of the bytes: only the end of the connection tells it.
        case Told.Denied<Integer>(String because) -> throw new IOException(because);
      }
    }
    wire.agree();
    if (!wire.isAgreed()) {
      sftp.abandon("the client could not keep the file");
    }
  }

  private void directory(byte[] path, byte[] name, Attributes attributes, int depth)
      throws IOException {
    switch (sftp.openDirectory(path)) {
      case Told.Granted<byte[]>(byte[] handle) -> {
        if (areTimesAgreed(attributes) && isAgreed('D', attributes, name)) {
          entries(path, handle, depth);
          wire.line(new byte[] {'E'});
          wire.isAgreed();
        }
        sftp.close(handle);
      }
      case Told.Denied<byte[]>(String because) -> wire.warn(because);
    }
  }

  private void entries(byte[] path, byte[] handle, int depth) throws IOException {
    while (sftp.names(handle)
            instanceof Told.Granted<List<InnerClient.Named>>(List<InnerClient.Named> names)
        && !names.isEmpty()) {
      for (InnerClient.Named entry : names) {
        give(ScpWire.below(path, entry.name()), entry.name(), depth + 1);
      }
    }
  }
}
