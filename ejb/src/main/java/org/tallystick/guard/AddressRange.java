package org.tallystick.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A block of IPv4 or IPv6 addresses, `203.0.113.0/24` or `2001:db8::/32`; a single address without its length (RFC 4632, RFC 4291 §2.3).
public record AddressRange(InetAddress first, int bits) {

  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  public AddressRange {
    byte[] bytes = first.getAddress();
    if (bits < 0 || bits > bytes.length * 8) {
      throw new IllegalArgumentException(
          "address range: found a length of " + bits + ", expected 0 to " + bytes.length * 8);
    }
    if (!Arrays.equals(bytes, masked(bytes, bits))) {
      throw new IllegalArgumentException(
          "address range: "
              + first.getHostAddress()
              + "/"
              + bits
              + " has bits set behind its length; is the length right?");
    }
  }

  /// @throws IllegalArgumentException with a sentence for whoever typed it
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = address(slash < 0 ? text : text.substring(0, slash));
    String length =
        slash < 0 ? Integer.toString(address.getAddress().length * 8) : text.substring(slash + 1);
    if (!length.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "address range: found '" + text + "', expected such as 203.0.113.0/24");
    }
    return new AddressRange(address, Integer.parseInt(length));
  }

  /// A literal address; no name is ever looked up.
  ///
  /// @throws IllegalArgumentException when it is none
  public static InetAddress address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "address: found '" + text + "', expected such as 203.0.113.7 or 2001:db8::7");
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw new IllegalArgumentException(
          "address: found '" + text + "', expected such as 203.0.113.7 or 2001:db8::7",
          notAnAddress);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == first.getAddress().length
        && Arrays.equals(first.getAddress(), masked(bytes, bits));
  }

  private static byte[] masked(byte[] bytes, int bits) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.clamp(bits - 8L * i, 0, 8);
      masked[i] &= (byte) (0xff00 >> kept);
    }
    return masked;
  }

  @Override
  public String toString() {
    String address = first.getHostAddress();
    return bits == first.getAddress().length * 8 ? address : address + "/" + bits;
  }
}
