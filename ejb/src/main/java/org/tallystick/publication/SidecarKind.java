package org.tallystick.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;

/// The kinds of hash sidecars: `NAME.sha256` beside the file `NAME`, and lists for a directory such as `SHA256SUMS`. Case does not matter.
public enum SidecarKind {
  SHA256(".sha256", "SHA256SUMS", DigestAlgorithm.SHA256),
  SHA512(".sha512", "SHA512SUMS", DigestAlgorithm.SHA512),
  SHA1(".sha1", "SHA1SUMS", DigestAlgorithm.SHA1),
  MD5(".md5", "MD5SUMS", DigestAlgorithm.MD5),
  /// The length of the digest says which SHA it is.
  SHA(".sha", "SHASUMS", null);

  public static final List<SidecarKind> ALL = List.of(values());

  private final String suffix;
  private final String list;
  private final Optional<DigestAlgorithm> algorithm;

  SidecarKind(String suffix, String list, @Nullable DigestAlgorithm algorithm) {
    this.suffix = suffix;
    this.list = list;
    this.algorithm = Optional.ofNullable(algorithm);
  }

  /// `.sha256`
  public String suffix() {
    return suffix;
  }

  /// The list for a whole directory, `SHA256SUMS`.
  public RawName list() {
    return RawName.of(list);
  }

  /// The names such a list goes by.
  public List<RawName> lists() {
    return List.of(list(), RawName.of(list + ".txt"));
  }

  boolean isList(RawName name) {
    return lists().stream().anyMatch(one -> one.text().equalsIgnoreCase(name.text()));
  }

  /// Empty when the digest's length tells.
  public Optional<DigestAlgorithm> algorithm() {
    return algorithm;
  }

  public static SidecarKind ofWord(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.suffix.equals(plain) || kind.suffix.substring(1).equals(plain))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "sidecar: found '" + word + "', expected .sha256, .sha512, .sha1, .md5 or .sha"));
  }
}
