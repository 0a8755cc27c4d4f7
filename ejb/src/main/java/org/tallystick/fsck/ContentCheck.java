package org.tallystick.fsck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.tlog.ContentDigest;

/// Reads every content again, in the database and in the content store.
final class ContentCheck {

  private static final int BUFFER = 1 << 20;
  private static final Duration YOUNG = Duration.ofHours(1);
  private static final byte[] BEFORE_ALL = {};
  private static final String PORTION =
      "select c.sha256, c.size, c.is_inline, b.bytes from content c"
          + " left join content_bytes b on b.sha256 = c.sha256 where c.sha256 > ?"
          + " order by c.sha256 fetch first 200 rows only";
  private static final String COUNT = "select count(*) from content";
  private static final String KNOWN =
      "select 1 from content where sha256 = ? and is_inline = false";
  private static final String ERASED =
      "select 1 from erasure where kind = 'content' and sha256 = ?";

  private final Rows rows;
  private final Findings findings;
  private final Pace pace;
  private final Path folder;

  /// @param folder the content store's
  ContentCheck(CheckContext context, Path folder) {
    this.rows = context.rows();
    this.findings = context.findings();
    this.pace = context.pace();
    this.folder = folder;
  }

  private record Stored(ContentDigest digest, long size, boolean inline, Optional<byte[]> bytes) {}

  static long count(Rows rows) {
    return rows.number(COUNT);
  }

  /// Reads the next contents.
  ///
  /// @param after where the check has come to
  /// @return where it has come to now; empty when there are no more
  Optional<ContentDigest> next(Optional<ContentDigest> after) {
    List<Stored> portion = portion(after.map(ContentDigest::bytes).orElse(BEFORE_ALL));
    portion.forEach(this::check);
    return portion.isEmpty() ? Optional.empty() : Optional.of(portion.getLast().digest());
  }

  private List<Stored> portion(byte[] after) {
    List<Stored> portion = new ArrayList<>();
    rows.each(
        PORTION,
        row ->
            portion.add(
                new Stored(
                    ContentDigest.ofBytes(Rows.hash(row, "sha256")),
                    row.getLong("size"),
                    row.getBoolean("is_inline"),
                    Optional.ofNullable(row.getBytes("bytes")))),
        (Object) after);
    return portion;
  }

  private void check(Stored content) {
    String where = "content " + content.digest();
    try {
      if (!content.inline()) {
        where = "content file " + file(content.digest());
        compare(where, content, digest(file(content.digest())));
      } else if (content.bytes().isPresent()) {
        ContentDigest.Hasher hasher = new ContentDigest.Hasher();
        hasher.update(content.bytes().get());
        pace.read(content.bytes().get().length);
        compare(where, content, hasher);
      } else {
        missing(where, content.digest());
      }
    } catch (NoSuchFileException gone) {
      missing(where, content.digest());
    } catch (IOException unreadable) {
      findings.damage("content", where, "cannot be read: " + unreadable.getMessage(), "its bytes");
    }
    pace.step(0);
  }

  private void compare(String where, Stored content, ContentDigest.Hasher read) {
    findings.same("content", where + ", size", read.size(), content.size());
    findings.same("content", where + ", SHA-256", read.digest(), content.digest());
  }

  private void missing(String where, ContentDigest digest) {
    if (!rows.exists(ERASED, (Object) digest.bytes())) {
      findings.damage("content", where, "nothing", "its bytes; restore them from a backup");
    }
  }

  private ContentDigest.Hasher digest(Path file) throws IOException {
    ContentDigest.Hasher hasher = new ContentDigest.Hasher();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        hasher.update(buffer, 0, count);
        pace.read(count);
      }
    }
    return hasher;
  }

  private Path file(ContentDigest digest) {
    String hex = digest.hex();
    return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
  }

  /// Files that no document has: a publication that was cut off leaves one, and nobody misses it.
  void leftOver() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(this::requireKnown);
    } catch (IOException unreadable) {
      findings.damage("content", "folder " + folder, unreadable.getMessage(), "to be readable");
    }
  }

  /// It may be of a publication that is going on.
  private static boolean isYoung(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(YOUNG));
  }

  private void requireKnown(Path file) {
    try {
      ContentDigest digest = ContentDigest.ofHex(String.valueOf(file.getFileName()));
      if (rows.exists(KNOWN, (Object) digest.bytes()) || isYoung(file)) {
        return;
      }
    } catch (IOException gone) {
      return;
    } catch (IllegalArgumentException notOurs) {
      findings.note(
          "content", "file " + file, "no content of ours", "only contents in this folder");
      return;
    }
    findings.note(
        "content",
        "content file " + file,
        "no document of it",
        "one; it can be removed while the server is stopped");
  }
}
