package org.tallystick.message;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads CSV (RFC 4180, and what programs make of it: any line end, `;` or tab between fields) record by record. Bytes stay bytes: a character is one of ISO 8859-1.
///
/// Not thread-safe.
public final class CsvRecords implements Closeable {

  /// What one record may hold, in bytes.
  public static final int LONGEST = 64 * 1024;

  private static final int BUFFER = 256 * 1024;

  private final InputStream in;
  private char separator;
  private long line;
  private long next = 1;
  private int ahead = -2;
  private int read;

  public CsvRecords(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER);
  }

  /// Where the record that was read last began, 1 for the first line.
  public long line() {
    return line;
  }

  /// The fields of the next record that is not empty.
  ///
  /// @throws IllegalArgumentException when a record is too long or a quote does not end
  public Optional<List<String>> next() throws IOException {
    while (true) {
      line = next;
      read = 0;
      if (peek() < 0) {
        return Optional.empty();
      }
      List<String> fields = record();
      if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
        return Optional.of(fields);
      }
    }
  }

  private List<String> record() throws IOException {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(peek() == '"' ? quoted() : plain());
      int end = take();
      if (end < 0 || end == '\n') {
        return fields;
      }
      if (end == '\r') {
        if (peek() == '\n') {
          take();
        } else {
          next++;
        }
        return fields;
      }
    }
  }

  private String quoted() throws IOException {
    StringBuilder field = new StringBuilder();
    take();
    while (true) {
      int one = take();
      if (one < 0) {
        throw new IllegalArgumentException(
            "line " + line + ": found a quote that does not end, expected \" before the end");
      }
      if (one == '"') {
        if (peek() != '"') {
          break;
        }
        take();
      }
      field.append((char) one);
    }
    while (!endsField(peek())) {
      field.append((char) take());
    }
    return field.toString();
  }

  private String plain() throws IOException {
    StringBuilder field = new StringBuilder();
    while (!endsField(peek())) {
      field.append((char) take());
    }
    return field.toString();
  }

  /// The first separator seen is the file's.
  private boolean endsField(int one) {
    if (one < 0 || one == '\n' || one == '\r') {
      return true;
    }
    if (separator == 0 && (one == ',' || one == ';' || one == '\t')) {
      separator = (char) one;
    }
    return separator != 0 && one == separator;
  }

  private int peek() throws IOException {
    if (ahead == -2) {
      ahead = in.read();
    }
    return ahead;
  }

  private int take() throws IOException {
    int one = peek();
    ahead = -2;
    if (one == '\n') {
      next++;
    }
    if (++read > LONGEST) {
      throw new IllegalArgumentException(
          "line " + line + ": longer than " + LONGEST + " bytes, expected a shorter record");
    }
    if (one < 0) {
      ahead = -1;
    }
    return one;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
