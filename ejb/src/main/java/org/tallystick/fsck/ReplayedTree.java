package org.tallystick.fsck;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.listing.ListingWriter;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.Sha256;

/// A log's directories as its events make them, name by name (rule R3).
final class ReplayedTree {

  private static final byte[] SALT =
      "tallystick/listing-salt/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET =
      "select secret from directory_secret where log_id = ? and dir_key = ?";

  private final StoredLog log;
  private final Rows rows;
  private final ReplayStore store;
  private final LogViews views;
  private final Findings findings;

  ReplayedTree(StoredLog log, CheckContext context, LogViews views) {
    this.log = log;
    this.rows = context.rows();
    this.store = context.store();
    this.views = views;
    this.findings = context.findings();
  }

  void apply(long index, EventDocument event) {
    Instant at = event.at().value();
    JsonObject json = event.json();
    switch (event.type()) {
      case FILE_RECEIVED, FILE_PLACED, UPLOAD_HELD, SIDECAR_PLACED -> place(file(event, index, at));
      case FILE_REMOVED -> take(named(event), index, digest(json));
      case FILE_ACKNOWLEDGED -> {
        if (SubjectTable.takesName(event)) {
          take(named(event), index, digest(json));
        }
      }
      case DIRECTORY_MADE -> place(directory(RawPath.decode(json.text("directory")), index, at));
      case DIRECTORY_REMOVED ->
          take(RawPath.decode(json.text("directory")), index, Optional.empty());
      case FILE_RENAMED -> move(json, index, at);
      case ATTRIBUTES_SET -> set(json, index, at);
      default -> {
        // No name in a directory changes.
      }
    }
  }

  private static RawPath named(EventDocument event) {
    return event
        .path()
        .orElseThrow()
        .resolve(RawName.decode(event.json().object("file").text("name")));
  }

  private static Optional<ContentDigest> digest(JsonObject json) {
    return json.find("file").map(file -> ContentDigest.ofHex(((JsonObject) file).text("sha256")));
  }

  private static TreeEntry file(EventDocument event, long index, Instant at) {
    JsonObject file = event.json().object("file");
    FileVersion version =
        new FileVersion(
            index,
            ContentDigest.ofHex(file.text("sha256")),
            file.integer("size"),
            FileVersion.Kind.broughtBy(event.type()));
    return new TreeEntry(named(event), index, at, Optional.of(version), Optional.empty());
  }

  private static TreeEntry directory(RawPath path, long index, Instant at) {
    return new TreeEntry(path, index, at, Optional.empty(), Optional.empty());
  }

  private void place(TreeEntry entry) {
    store.entry(entry.path()).ifPresent(before -> views.ended(before, entry.from()));
    store.put(entry);
    views.placed(entry);
  }

  private void take(RawPath path, long index, Optional<ContentDigest> digest) {
    Optional<TreeEntry> standing = standing(path, index);
    if (standing.isEmpty()) {
      return;
    }
    requireSame(standing.get(), digest, index);
    views.ended(standing.get(), index);
    store.remove(path);
  }

  private void move(JsonObject json, long index, Instant at) {
    RawPath from = RawPath.decode(json.text("from"));
    Optional<TreeEntry> standing = standing(from, index);
    if (standing.isEmpty()) {
      return;
    }
    requireSame(standing.get(), digest(json), index);
    views.ended(standing.get(), index);
    store.remove(from);
    place(standing.get().movedTo(RawPath.decode(json.text("to"))).since(index, at));
  }

  private void set(JsonObject json, long index, Instant at) {
    Optional<TreeEntry> standing = standing(RawPath.decode(json.text("entry")), index);
    if (standing.isPresent()) {
      FileAttributes attributes =
          new FileAttributes(json.integer("modified"), (int) json.integer("permissions"));
      place(standing.get().since(index, at).with(attributes));
    }
  }

  private Optional<TreeEntry> standing(RawPath path, long index) {
    Optional<TreeEntry> standing = store.entry(path);
    if (standing.isEmpty()) {
      findings.damage(
          "R3",
          log.leaf(index),
          "a change of " + path.encoded() + ", where nothing stands",
          "an event before that put it there");
    }
    return standing;
  }

  private void requireSame(TreeEntry standing, Optional<ContentDigest> digest, long index) {
    if (!standing.file().map(FileVersion::digest).equals(digest)) {
      findings.damage(
          "R3",
          log.leaf(index) + ", " + standing.path().encoded(),
          digest.map(ContentDigest::hex).orElse("a directory"),
          standing.file().map(version -> version.digest().hex()).orElse("a directory"));
    }
  }

  /// The hash of the directory's listing as it stands; zeros when there is no such directory.
  Sha256 state(RawPath directory) {
    if (!directory.isRoot() && store.entry(directory).filter(TreeEntry::isDirectory).isEmpty()) {
      return Sha256.ZERO;
    }
    Optional<byte[]> secret =
        rows.first(SECRET, row -> row.getBytes(1), log.id().value(), ReplayStore.keyOf(directory));
    if (secret.isEmpty()) {
      findings.damage(
          "R3",
          "log " + log.id() + ", directory " + directory.encoded(),
          "no secret for the salt of its listings",
          "one; restore the database it is in");
      return Sha256.ZERO;
    }
    Salt salt = Salt.ofHex(Sha256.over(SALT, secret.get()).hex());
    List<TreeEntry> standing = store.entries(directory);
    try {
      ListingWriter listing =
          ListingWriter.open(OutputStream.nullOutputStream(), directory, salt, standing.size());
      for (TreeEntry entry : standing) {
        listing.add(entry.line());
      }
      return Sha256.ofBytes(listing.finish().bytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
