package org.tallystick.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.ContentDigest;

/// What happened, as far as it is needed to find it: when, which type, by which account and session, about which document. The words are in {@link EventBytes}.
@Entity
@Immutable
@Table(name = "event_document")
public class EventRow {

  @EmbeddedId private LeafKey key;

  @Column(nullable = false)
  private Instant at;

  @Column(nullable = false)
  private String type;

  @Column(nullable = false)
  private byte[] sha256;

  @Column(name = "account_id")
  private @Nullable String accountId;

  @Column(name = "session_id")
  private @Nullable String sessionId;

  @Column(name = "upload_id")
  private @Nullable String uploadId;

  @Column(name = "document_idx")
  private @Nullable Long documentIndex;

  protected EventRow() {}

  EventRow(LeafKey key, Instant at, Event event, byte[] sha256) {
    this.key = key;
    this.at = at;
    this.type = event.type().word();
    this.sha256 = sha256;
    this.accountId = event.account();
    this.sessionId = event.session();
    this.uploadId = event.upload();
    this.documentIndex = event.bringsDocument() ? Long.valueOf(key.index()) : event.document();
  }

  public LedgerPosition position() {
    return key.position();
  }

  public Instant at() {
    return at;
  }

  public EventType type() {
    return EventType.ofWord(type);
  }

  /// The digest of the event document's bytes: the leaf's `doc`.
  public ContentDigest digest() {
    return ContentDigest.ofBytes(sha256);
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

  /// The index, in the same log, of the leaf that brought the document this event is about.
  public OptionalLong documentIndex() {
    return documentIndex == null ? OptionalLong.empty() : OptionalLong.of(documentIndex);
  }
}
