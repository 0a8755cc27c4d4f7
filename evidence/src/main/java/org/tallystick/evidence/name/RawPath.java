package org.tallystick.evidence.name;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An absolute, normalised path in a partner's tree (`NAME-2`); `/` is the root and has no names.
public record RawPath(List<RawName> names) implements Comparable<RawPath> {

  public static final int MAX_BYTES = 4096;

  public static final RawPath ROOT = new RawPath(List.of());

  public RawPath {
    names = List.copyOf(names);
    int length = names.stream().mapToInt(name -> 1 + name.length()).sum();
    if (length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "path of " + length + " bytes: expected at most " + MAX_BYTES);
    }
  }

  /// Reads the stored form, that of [#bytes()]; what a client sends must be normalised before.
  public static RawPath parse(byte[] stored) {
    if (stored.length == 0 || stored[0] != '/') {
      throw new IllegalArgumentException(
          "path of " + stored.length + " bytes: expected a leading /");
    }
    if (stored.length == 1) {
      return ROOT;
    }
    List<RawName> names = new ArrayList<>();
    int from = 1;
    for (int at = 1; at <= stored.length; at++) {
      if (at == stored.length || stored[at] == '/') {
        names.add(RawName.of(Arrays.copyOfRange(stored, from, at)));
        from = at + 1;
      }
    }
    return new RawPath(names);
  }

  /// The path of a literal such as `/in/2026`, in UTF-8.
  public static RawPath of(String path) {
    return parse(path.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what [#encoded()] wrote.
  public static RawPath decode(String encoded) {
    if (!encoded.startsWith("/")) {
      throw new IllegalArgumentException("encoded path: expected a leading /");
    }
    return encoded.length() == 1
        ? ROOT
        : new RawPath(
            Arrays.stream(encoded.substring(1).split("/", -1)).map(RawName::decode).toList());
  }

  public boolean isRoot() {
    return names.isEmpty();
  }

  /// The entry of that name in this directory.
  public RawPath resolve(RawName name) {
    List<RawName> longer = new ArrayList<>(names);
    longer.add(name);
    return new RawPath(longer);
  }

  /// The directory this is in; empty for the root.
  public Optional<RawPath> parent() {
    return isRoot()
        ? Optional.empty()
        : Optional.of(new RawPath(names.subList(0, names.size() - 1)));
  }

  /// The last name; empty for the root.
  public Optional<RawName> name() {
    return isRoot() ? Optional.empty() : Optional.of(names.getLast());
  }

  /// Whether this is that directory or something below it.
  public boolean startsWith(RawPath directory) {
    int depth = directory.names.size();
    return names.size() >= depth && names.subList(0, depth).equals(directory.names);
  }

  /// The stored form: names joined by `/`, with a leading one.
  public byte[] bytes() {
    if (isRoot()) {
      return new byte[] {'/'};
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (RawName name : names) {
      bytes.write('/');
      bytes.writeBytes(name.bytes());
    }
    return bytes.toByteArray();
  }

  /// The reversible spelling for JSON, listings and keys (`NAME-3`), slashes kept.
  public String encoded() {
    return "/" + names.stream().map(RawName::encoded).collect(Collectors.joining("/"));
  }

  /// For people.
  public String text() {
    return "/" + names.stream().map(RawName::text).collect(Collectors.joining("/"));
  }

  /// Name by name, so that a directory comes before what is in it and its entries stay together.
  @Override
  public int compareTo(RawPath other) {
    int shared = Math.min(names.size(), other.names.size());
    for (int i = 0; i < shared; i++) {
      int order = names.get(i).compareTo(other.names.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(names.size(), other.names.size());
  }

  @Override
  public String toString() {
    return text();
  }
}
