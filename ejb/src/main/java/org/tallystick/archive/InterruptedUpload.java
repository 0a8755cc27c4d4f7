package org.tallystick.archive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;

/// An upload whose session died before the close. Its bytes are in staging until the account resumes it, removes it, or the time to keep it is over.
@Entity
@Table(name = "interrupted_upload")
@NamedQuery(
    name = InterruptedUpload.AT,
    query =
        "select u from InterruptedUpload u where u.logId = :log and u.accountId = :account and u.pathKey = :path")
@NamedQuery(
    name = InterruptedUpload.BEFORE,
    query = "select u from InterruptedUpload u where u.interruptedAt < :instant")
public class InterruptedUpload {

  static final String AT = "InterruptedUpload.at";
  static final String BEFORE = "InterruptedUpload.before";

  @Id private String id;

  @Column(name = "log_id", nullable = false)
  private String logId;

  @Column(name = "account_id", nullable = false)
  private String accountId;

  @Column(name = "path_key", nullable = false)
  private byte[] pathKey;

  @Column(nullable = false)
  private byte[] path;

  @Column(nullable = false)
  private long size;

  @Column(name = "opened_at", nullable = false)
  private Instant openedAt;

  @Column(name = "interrupted_at", nullable = false)
  private Instant interruptedAt;

  protected InterruptedUpload() {}

  InterruptedUpload(StagedNote note, long size, Instant interruptedAt) {
    this.id = note.id().toString();
    this.logId = note.partner().value();
    this.accountId = note.account().value();
    this.path = note.path().bytes();
    this.pathKey = pathKey(note.path());
    this.size = size;
    this.openedAt = note.openedAt();
    this.interruptedAt = interruptedAt;
  }

  static byte[] pathKey(RawPath path) {
    return ContentDigest.of(path.bytes()).bytes();
  }

  public UploadId id() {
    return UploadId.parse(id);
  }

  public PartnerId partner() {
    return new PartnerId(logId);
  }

  public AccountId account() {
    return new AccountId(accountId);
  }

  public RawPath path() {
    return RawPath.parse(path);
  }

  /// Bytes that arrived.
  public long size() {
    return size;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant interruptedAt() {
    return interruptedAt;
  }
}
