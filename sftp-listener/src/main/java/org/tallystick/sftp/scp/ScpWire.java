package org.tallystick.sftp.scp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Both directions of one `scp` (the protocol of rcp: lines, bytes, and after each of them 0 for "go on", 1 or 2 and a sentence for trouble). Confined to one thread.
final class ScpWire {

  /// Of a path and its numbers.
  private static final int LONGEST_LINE = 8192;

  private final InputStream in;
  private final OutputStream out;
  private int warnings;

  ScpWire(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /// The client is gone, or speaks something else.
  static final class BrokenException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }

  OutputStream out() {
    return out;
  }

  /// How often this side or the client had something to complain of.
  int warnings() {
    return warnings;
  }

  void agree() throws IOException {
    out.write(0);
    out.flush();
  }

  /// This one thing goes wrong; the next may go well.
  void warn(String sentence) throws IOException {
    warnings++;
    out.write(1);
    out.write(("scp: " + sentence.replace('\n', '?') + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  void line(byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
    out.flush();
  }

  /// Waits for the client's answer.
  ///
  /// @return false when it does not want what was offered
  boolean isAgreed() throws IOException {
    int answer = in.read();
    switch (answer) {
      case 0:
        return true;
      case 1:
        warnings++;
        restOfLine();
        return false;
      case 2:
        throw new BrokenException("the client gave up: " + text(restOfLine()));
      case -1:
        throw new EOFException("the client went away");
      default:
        throw new BrokenException("answer " + answer + ", expected 0, 1 or 2");
    }
  }

  /// The client's next line, its first byte included; empty at the end.
  Optional<byte[]> nextLine() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    byte[] rest = restOfLine();
    byte[] line = new byte[rest.length + 1];
    line[0] = (byte) first;
    System.arraycopy(rest, 0, line, 1, rest.length);
    return Optional.of(line);
  }

  private byte[] restOfLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the client went away within a line");
      }
      if (line.size() >= LONGEST_LINE) {
        throw new BrokenException("a line of more than " + LONGEST_LINE + " bytes");
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  /// Fills the first `length` bytes of `buffer`.
  void bytes(byte[] buffer, int length) throws IOException {
    if (in.readNBytes(buffer, 0, length) < length) {
      throw new EOFException("the client went away within a file");
    }
  }

  void heard(byte[] complaint) {
    warnings += complaint.length > 0 ? 1 : 0;
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] below(byte[] directory, byte[] name) {
    byte[] path = Arrays.copyOf(directory, directory.length + 1 + name.length);
    path[directory.length] = '/';
    System.arraycopy(name, 0, path, directory.length + 1, name.length);
    return path;
  }
}
