package org.tallystick.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where somebody may come from; empty means anywhere.
public record AddressList(List<AddressRange> ranges) {

  public static final AddressList ANYWHERE = new AddressList(List.of());

  private static final int MOST = 64;

  public AddressList {
    ranges = List.copyOf(ranges);
    if (ranges.size() > MOST) {
      throw new IllegalArgumentException(
          "address list: " + ranges.size() + " ranges, expected at most " + MOST);
    }
  }

  /// Ranges with commas, spaces or line ends between.
  ///
  /// @throws IllegalArgumentException with a sentence for whoever typed it
  public static AddressList parse(String text) {
    return new AddressList(
        Arrays.stream(text.strip().split("[\\s,;]+"))
            .filter(word -> !word.isEmpty())
            .map(AddressRange::parse)
            .distinct()
            .toList());
  }

  public boolean isAnywhere() {
    return ranges.isEmpty();
  }

  public boolean admits(InetAddress address) {
    return isAnywhere() || names(address);
  }

  /// Whether one of its ranges holds the address; an empty list names nobody.
  public boolean names(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  @Override
  public String toString() {
    return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
  }
}
