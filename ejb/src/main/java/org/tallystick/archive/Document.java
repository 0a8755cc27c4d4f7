package org.tallystick.archive;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerId;

/// One file that was exchanged: immutable, identified by the leaf that brought it. Its name, which can be erased, is in a table of its own.
@Entity
@Immutable
@Table(name = "document")
@SecondaryTable(
    name = "document_name",
    pkJoinColumns = {@PrimaryKeyJoinColumn(name = "log_id"), @PrimaryKeyJoinColumn(name = "idx")})
public class Document {

  @EmbeddedId private LeafKey key;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Direction direction;

  @Column(name = "interface_id")
  private @Nullable String interfaceId;

  @Column(name = "account_id")
  private @Nullable String accountId;

  @Column(name = "session_id")
  private @Nullable String sessionId;

  @Column(name = "upload_id")
  private @Nullable String uploadId;

  @Column(nullable = false)
  private byte[] sha256;

  @Column(nullable = false)
  private long size;

  @Column(name = "archived_at", nullable = false)
  private Instant archivedAt;

  @Column(table = "document_name")
  private byte @Nullable [] path;

  @Column(table = "document_name", name = "name_text")
  private @Nullable String nameText;

  @Column(table = "document_name", name = "name_key")
  private @Nullable String nameKey;

  protected Document() {}

  Document(
      LedgerPosition position,
      RawPath path,
      Direction direction,
      StoredContent content,
      Instant at) {
    this.key = LeafKey.of(position);
    this.direction = direction;
    this.sha256 = content.digest().bytes();
    this.size = content.size();
    this.archivedAt = at;
    this.path = path.bytes();
    this.nameText = path.name().orElseThrow().text();
    this.nameKey = nameKey(nameText);
  }

  /// How a name is compared when people look for it: without case.
  public static String nameKey(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  Document from(@Nullable String account, @Nullable String session, @Nullable String upload) {
    accountId = account;
    sessionId = session;
    uploadId = upload;
    return this;
  }

  Document of(@Nullable String interfaceIdentifier) {
    interfaceId = interfaceIdentifier;
    return this;
  }

  public LedgerPosition position() {
    return key.position();
  }

  /// Its place in the exchange history.
  public TimelineKey key() {
    return new TimelineKey(archivedAt, key.position());
  }

  public PartnerId partner() {
    return new PartnerId(key.logId());
  }

  public Direction direction() {
    return direction;
  }

  public Optional<String> interfaceId() {
    return Optional.ofNullable(interfaceId);
  }

  public Optional<String> account() {
    return Optional.ofNullable(accountId);
  }

  public Optional<String> session() {
    return Optional.ofNullable(sessionId);
  }

  public Optional<String> upload() {
    return Optional.ofNullable(uploadId);
  }

  public ContentDigest digest() {
    return ContentDigest.ofBytes(sha256);
  }

  /// In bytes.
  public long size() {
    return size;
  }

  public Instant archivedAt() {
    return archivedAt;
  }

  /// Where it was published; empty once the name is erased.
  public Optional<RawPath> path() {
    return Optional.ofNullable(path).map(RawPath::parse);
  }

  /// Adds to an event what and where it is, unless its name is erased.
  public Event describe(Event event) {
    path()
        .ifPresent(where ->
            event
                .path(where.parent().orElse(RawPath.ROOT))
                .file(where.name().orElseThrow(), digest(), size));
    return event;
  }

  /// The name for people.
  public String name() {
    return nameText == null ? "(name erased)" : nameText;
  }
}
