package org.tallystick.remote;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.InterfaceId;
import org.tallystick.remote.client.RemotePath;

/// An interface whose files are fetched from a partner's own server, or brought there.
@Entity
@Table(name = "remote_binding")
public class RemoteBinding {

  @Id
  @Column(name = "interface_id")
  private String interfaceId;

  @Column(name = "server_id", nullable = false)
  private String serverId;

  @Column(nullable = false)
  private String directory;

  @Column(nullable = false)
  private String schedule;

  @Column(name = "stable_seconds", nullable = false)
  private int stableSeconds;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Habit.Kind habit;

  @Column(name = "habit_detail")
  private @Nullable String habitDetail;

  @Column(name = "part_name", nullable = false)
  private String partName;

  @Column(name = "retry_seconds", nullable = false)
  private int retrySeconds;

  @Column(name = "retry_limit", nullable = false)
  private int retryLimit;

  protected RemoteBinding() {}

  RemoteBinding(InterfaceId agreed, NewBinding wanted) {
    this.interfaceId = agreed.value();
    change(wanted);
  }

  void change(NewBinding wanted) {
    serverId = wanted.server().value();
    directory = wanted.directory().encoded();
    schedule = wanted.schedule().text();
    stableSeconds = Math.toIntExact(wanted.stable().toSeconds());
    habit = wanted.habit().kind();
    habitDetail = wanted.habit().detail().orElse(null);
    partName = wanted.partName();
    retrySeconds = Math.toIntExact(wanted.retry().toSeconds());
    retryLimit = wanted.tries();
  }

  public InterfaceId agreed() {
    return new InterfaceId(interfaceId);
  }

  public NewBinding terms() {
    return new NewBinding(
        new RemoteServerId(serverId),
        RemotePath.decode(directory),
        PollSchedule.parse(schedule),
        Duration.ofSeconds(stableSeconds),
        new Habit(habit, Optional.ofNullable(habitDetail)),
        partName,
        Duration.ofSeconds(retrySeconds),
        retryLimit);
  }
}
