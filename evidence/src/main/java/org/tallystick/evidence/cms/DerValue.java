package org.tallystick.evidence.cms;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.tallystick.evidence.RefusedException;

/// One value in the distinguished encoding (X.690 §10), a window on bytes that nobody changes. Tags of one byte, as
/// everything here has.
final class DerValue {

  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OID = 0x06;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private final byte[] source;
  private final int start;
  private final int content;
  private final int end;

  private DerValue(byte[] source, int start, int content, int end) {
    this.source = source;
    this.start = start;
    this.content = content;
    this.end = end;
  }

  /// A context-specific tag around other values: `[n]`.
  static int context(int number) {
    return 0xA0 | number;
  }

  /// Reads bytes that must be one value of this tag and nothing else.
  static DerValue only(byte[] bytes, int tag) {
    DerValue value = read(bytes, 0, bytes.length);
    RefusedException.unless(value.end == bytes.length, "DER: bytes after the end");
    return value.require(tag);
  }

  /// Reads the value that starts at `start`.
  static DerValue read(byte[] source, int start, int limit) {
    RefusedException.unless(limit - start >= 2, "DER: cut short");
    RefusedException.unless((source[start] & 0x1F) != 0x1F, "DER: tag of more than one byte");
    int first = source[start + 1] & 0xFF;
    int content = start + 2;
    long length = first;
    if (first >= 0x80) {
      int count = first & 0x7F;
      RefusedException.unless(count >= 1 && count <= 4, "DER: length that is not definite");
      RefusedException.unless(limit - content >= count, "DER: cut short");
      length = new BigInteger(1, Arrays.copyOfRange(source, content, content + count)).longValue();
      content += count;
      RefusedException.unless(
          length >= 0x80 && length >>> (8 * (count - 1)) != 0,
          "DER: length not in its shortest form");
    }
    RefusedException.unless(length <= limit - content, "DER: cut short");
    return new DerValue(source, start, content, content + (int) length);
  }

  int tag() {
    return source[start] & 0xFF;
  }

  int end() {
    return end;
  }

  /// Tag, length and content.
  byte[] encoded() {
    return Arrays.copyOfRange(source, start, end);
  }

  byte[] content() {
    return Arrays.copyOfRange(source, content, end);
  }

  DerValue require(int tag) {
    RefusedException.unless(
        tag() == tag, "DER: tag %02x where %02x is expected".formatted(tag(), tag));
    return this;
  }

  /// The values inside a SEQUENCE, a SET or a context-specific tag.
  DerCursor inside(int tag) {
    require(tag);
    return new DerCursor(source, content, end);
  }

  /// The one value inside an explicit tag.
  DerValue explicit(int tag) {
    DerCursor cursor = inside(tag);
    DerValue value = cursor.next();
    cursor.end("explicit tag");
    return value;
  }

  BigInteger integer() {
    return integer(INTEGER);
  }

  /// An INTEGER under another tag, in its shortest form (X.690 §8.3.2).
  BigInteger integer(int tag) {
    require(tag);
    byte[] bytes = content();
    boolean shortest =
        bytes.length == 1
            || (bytes.length > 1
                && !(bytes[0] == 0 && bytes[1] >= 0)
                && !(bytes[0] == -1 && bytes[1] < 0));
    RefusedException.unless(shortest, "DER: integer not in its shortest form");
    return new BigInteger(bytes);
  }

  /// A version number or the like.
  int small() {
    BigInteger value = integer();
    RefusedException.unless(value.bitLength() < 8, "DER: integer larger than expected");
    return value.intValue();
  }

  boolean bool() {
    byte[] bytes = require(BOOLEAN).content();
    RefusedException.unless(
        bytes.length == 1 && (bytes[0] == 0 || bytes[0] == -1), "DER: boolean neither 00 nor ff");
    return bytes[0] != 0;
  }

  byte[] octets() {
    return require(OCTET_STRING).content();
  }

  /// A BIT STRING of whole bytes.
  byte[] bits() {
    byte[] bytes = require(BIT_STRING).content();
    RefusedException.unless(
        bytes.length > 0 && bytes[0] == 0, "DER: bit string not of whole bytes");
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  /// An object identifier, compared by its encoding and told as that in hex.
  Oid oid() {
    return new Oid(HexFormat.of().formatHex(require(OID).content()));
  }
}
