package org.tallystick.remote;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.InterfaceId;

/// Where the work for a bound interface has come to. Whose turn it is stands in the same row and is changed by {@link Turns} alone; of the rest only what was changed is written, for others change it, too.
@Entity
@DynamicUpdate
@Table(name = "remote_binding_state")
public class RemoteBindingState {

  @Id
  @Column(name = "interface_id")
  private String interfaceId;

  @Column(name = "held_until", insertable = false, updatable = false)
  private @Nullable Instant heldUntil;

  @Column(name = "next_at", nullable = false)
  private Instant nextAt;

  @Column(name = "ran_at")
  private @Nullable Instant ranAt;

  @Column private @Nullable String result;

  @Column(name = "listed_index")
  private @Nullable Long listedIndex;

  @Column(name = "next_index", nullable = false)
  private long nextIndex;

  protected RemoteBindingState() {}

  /// @param nextIndex what is placed from this leaf on is brought there
  RemoteBindingState(InterfaceId agreed, Instant nextAt, long nextIndex) {
    this.interfaceId = agreed.value();
    this.nextAt = nextAt;
    this.nextIndex = nextIndex;
  }

  public InterfaceId agreed() {
    return new InterfaceId(interfaceId);
  }

  public boolean isHeldAt(Instant instant) {
    return heldUntil != null && heldUntil.isAfter(instant);
  }

  public Instant nextAt() {
    return nextAt;
  }

  /// When it was last done.
  public Optional<Instant> ranAt() {
    return Optional.ofNullable(ranAt);
  }

  /// How it went then, in a sentence.
  public Optional<String> result() {
    return Optional.ofNullable(result);
  }

  /// The leaf of the newest listing.
  public OptionalLong listedIndex() {
    return listedIndex == null ? OptionalLong.empty() : OptionalLong.of(listedIndex);
  }

  public long nextIndex() {
    return nextIndex;
  }

  /// @param wanted when it was to be done when it began; a person who wanted it once more meanwhile has his way
  public void ran(Instant at, String sentence, Instant wanted, Instant next) {
    ranAt = at;
    result = RemoteServerState.cut(sentence);
    nextAt = nextAt.equals(wanted) || nextAt.isAfter(next) ? next : nextAt;
  }

  public void wanted(Instant at) {
    nextAt = at;
  }

  public void listed(long index) {
    listedIndex = index;
  }

  public void queuedTo(long index) {
    nextIndex = index;
  }
}
