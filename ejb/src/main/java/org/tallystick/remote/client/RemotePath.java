package org.tallystick.remote.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallystick.evidence.name.RawName;

/// A path on a partner's server: from its root, `/outgoing/orders`, or from where it puts us after the sign-in, `outgoing`; `.` is that place itself.
public record RemotePath(boolean fromRoot, List<RawName> names) {

  public static final RemotePath HOME = new RemotePath(false, List.of());

  private static final int LONGEST = 1000;

  public RemotePath {
    names = List.copyOf(names);
  }

  /// Reads what a person wrote.
  public static RemotePath of(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "remote path: found "
              + text.length()
              + " characters, expected 1 to "
              + LONGEST
              + ", such as /outgoing, orders/out or .");
    }
    return parse(text, RawName::of);
  }

  /// Reads what {@link #encoded()} wrote.
  public static RemotePath decode(String encoded) {
    return parse(encoded, RawName::decode);
  }

  private static RemotePath parse(String text, Function<String, RawName> reader) {
    List<RawName> names = new ArrayList<>();
    for (String part : text.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        names.add(reader.apply(part));
      }
    }
    return new RemotePath(text.startsWith("/"), names);
  }

  public RemotePath resolve(RawName name) {
    List<RawName> longer = new ArrayList<>(names);
    longer.add(name);
    return new RemotePath(fromRoot, longer);
  }

  /// The other path, from here unless it begins at the root.
  public RemotePath resolve(RemotePath other) {
    if (other.fromRoot()) {
      return other;
    }
    List<RawName> longer = new ArrayList<>(names);
    longer.addAll(other.names());
    return new RemotePath(fromRoot, longer);
  }

  /// For people.
  public String text() {
    return joined(RawName::text);
  }

  /// Percent-encoded, as it stands in events and in the database.
  public String encoded() {
    return joined(RawName::encoded);
  }

  /// The bytes that are sent, one a character (ISO 8859-1).
  public String wire() {
    return joined(name -> new String(name.bytes(), StandardCharsets.ISO_8859_1));
  }

  private String joined(Function<RawName, String> word) {
    String joined = names.stream().map(word).collect(Collectors.joining("/"));
    return fromRoot ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  @Override
  public String toString() {
    return text();
  }
}
