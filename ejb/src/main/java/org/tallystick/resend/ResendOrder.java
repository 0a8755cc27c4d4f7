package org.tallystick.resend;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.Direction;

/// Many files that one of our people wants to send again, or have processed again, for a reason.
@Entity
@Table(name = "resend_order")
public class ResendOrder {

  /// What is done with the files.
  public enum Kind {
    /// What we sent is placed once more for the partner.
    RESEND(Direction.OUTBOUND),
    /// What came is given to our application once more.
    REPLAY(Direction.INBOUND);

    private final Direction direction;

    Kind(Direction direction) {
      this.direction = direction;
    }

    /// Which way the files went that can be in it.
    public Direction direction() {
      return direction;
    }
  }

  @Id private String id;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Kind kind;

  @Column(name = "ordered_by", updatable = false)
  private String orderedBy;

  @Column(name = "ordered_at", updatable = false)
  private Instant orderedAt;

  @Column(updatable = false)
  private String reason;

  @Column(updatable = false)
  private int files;

  @Column(name = "needs_approval", updatable = false)
  private boolean needsApproval;

  @Column(name = "approved_by")
  private @Nullable String approvedBy;

  @Column(name = "approved_at")
  private @Nullable Instant approvedAt;

  @Column(name = "stopped_by")
  private @Nullable String stoppedBy;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  @SuppressWarnings("NullAway.Init")
  protected ResendOrder() {}

  ResendOrder(
      UUID id,
      Kind kind,
      String orderedBy,
      Instant orderedAt,
      String reason,
      int files,
      boolean approval) {
    this.id = id.toString();
    this.kind = kind;
    this.orderedBy = orderedBy;
    this.orderedAt = orderedAt;
    this.reason = reason;
    this.files = files;
    this.needsApproval = approval;
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  public Kind kind() {
    return kind;
  }

  public String orderedBy() {
    return orderedBy;
  }

  public Instant orderedAt() {
    return orderedAt;
  }

  public String reason() {
    return reason;
  }

  public int files() {
    return files;
  }

  public Optional<String> approvedBy() {
    return Optional.ofNullable(approvedBy);
  }

  public Optional<Instant> approvedAt() {
    return Optional.ofNullable(approvedAt);
  }

  public Optional<String> stoppedBy() {
    return Optional.ofNullable(stoppedBy);
  }

  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stoppedAt);
  }

  /// Whether it waits for somebody else to approve it.
  public boolean waitsForApproval() {
    return needsApproval && approvedBy == null && stoppedBy == null;
  }

  void approve(String user, Instant at) {
    approvedBy = user;
    approvedAt = at;
  }

  void stop(String user, Instant at) {
    stoppedBy = user;
    stoppedAt = at;
  }
}
