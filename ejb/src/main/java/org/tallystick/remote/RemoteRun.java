package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Transactions;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.Head;
import org.tallystick.proof.Heads;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteStep;
import org.tallystick.remote.poll.Polling;
import org.tallystick.remote.push.PushQueue;
import org.tallystick.remote.push.Pushing;

/// Works once for one interface, when it is this server's turn, and notes how it went.
@ApplicationScoped
class RemoteRun {

  private static final Logger LOGGER = Logger.getLogger(RemoteRun.class.getName());

  /// After a failure that is nobody's fault but ours.
  private static final Duration SOON = Duration.ofSeconds(10);

  @Inject private EntityManager entities;
  @Inject private Jobs jobs;
  @Inject private Turns turns;
  @Inject private Polling polling;
  @Inject private Pushing pushing;
  @Inject private PushQueue queue;
  @Inject private Checkpoints checkpoints;
  @Inject private Heads heads;
  @Inject private RemoteNotes notes;
  @Inject private Ledger ledger;
  @Inject private RemoteRegister register;
  @Inject private Transactions transactions;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /// The interfaces for which there is something to do.
  List<InterfaceId> due() {
    if (!register.isReady()) {
      return List.of();
    }
    Instant now = clock.instant();
    return transactions.call(() ->
        jobs.bindings().stream()
            .filter(binding -> isDueOrPutOff(binding, now))
            .map(RemoteBinding::agreed)
            .toList());
  }

  /// Whether there is something to do now. Where nothing waits to be brought, what is sent later waits for the next time of day, which is noted.
  private boolean isDueOrPutOff(RemoteBinding binding, Instant now) {
    InterfaceId id = binding.agreed();
    RemoteBindingState state = entities.find(RemoteBindingState.class, id.value());
    PartnerInterface agreed = entities.find(PartnerInterface.class, id.value());
    if (state == null || agreed == null || state.isHeldAt(now) || state.nextAt().isAfter(now)) {
      return false;
    }
    if (agreed.direction() == Direction.INBOUND || queue.hasWork(agreed, state.nextIndex(), now)) {
      return true;
    }
    queue.passOver(agreed, state.nextIndex());
    if (binding.terms().bringing(now).isAfter(now)) {
      state.wanted(nextBringing(id, binding.terms(), now));
    }
    return false;
  }

  private Instant nextBringing(InterfaceId id, NewBinding terms, Instant now) {
    Instant agreed = terms.bringing(now);
    return queue.nextTry(id).filter(agreed::isAfter).orElse(agreed);
  }

  /// Before anything is due.
  void begin() {
    turns.giveAll();
  }

  void run(InterfaceId id) {
    Optional<Turns.Turn> mine = turns.take(id);
    if (mine.isEmpty()) {
      return;
    }
    try (Turns.Turn turn = mine.get()) {
      Optional<Begun> begun =
          transactions.call(() ->
              jobs.find(id)
                  .map(job ->
                      new Begun(
                          job, entities.find(RemoteBindingState.class, id.value()).nextAt())));
      begun.ifPresent(one -> work(one, turn));
    }
  }

  /// @param wanted when it was to be done
  private record Begun(Job job, Instant wanted) {}

  private void work(Begun begun, Turns.Turn turn) {
    Job job = begun.job();
    RemoteServerId server = job.terms().server();
    boolean inbound = job.agreed().direction() == Direction.INBOUND;
    try {
      requireWhole(job);
      notes.requirePassable(server);
      Ran ran = inbound ? polling.poll(job, turn) : pushing.push(job, turn);
      notes.succeeded(server);
      Instant after = clock.instant();
      Instant next = inbound ? job.terms().schedule().next(after) : afterBringing(job, after);
      ran(begun, ran.sentence(), ran.next().filter(soon -> soon.isBefore(next)).orElse(next));
    } catch (RemoteFault fault) {
      if (isTried(fault) && register.isReady()) {
        unreached(job, fault);
        if (fault.isOfServer()) {
          notes.failed(server, fault);
        }
      }
      // Said once, not each time that it is tried.
      LOGGER.log(
          isKnown(job, fault) ? Level.FINE : Level.WARNING,
          "remote server " + server + ", interface " + job.agreed().id() + ": " + fault.sentence());
      ran(begun, fault.sentence(), later(job));
    } catch (IOException | LedgerFault | UncheckedIOException ours) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0970 interface " + job.agreed().id() + ": stopped on our side; it is gone on with",
          ours);
      ran(
          begun,
          "TLY-0970 stopped on our side; it is gone on with; see the server's log",
          clock.instant().plus(SOON));
    }
  }

  /// Whether something was asked of their server at all.
  private static boolean isTried(RemoteFault fault) {
    boolean isTheirs = fault.isOfServer() || fault.isOfPath();
    return isTheirs && fault.step() != RemoteStep.PAUSE && fault.step() != RemoteStep.HISTORY;
  }

  /// For their log, so that both can tell when we tried: nobody waits for it.
  private void unreached(Job job, RemoteFault fault) {
    ledger.appendLater(
        job.log(),
        transaction ->
            transaction.append(
                job.where(Event.of(EventType.REMOTE_UNREACHED), job.terms().directory())
                    .text("interface", job.agreed().id().value())
                    .text("reason", fault.sentence())));
  }

  /// A large queue is brought in several runs.
  private Instant afterBringing(Job job, Instant after) {
    return transactions.call(() -> {
      RemoteBindingState state = entities.find(RemoteBindingState.class, job.agreed().id().value());
      return state == null || queue.hasWork(job.agreed(), state.nextIndex(), after)
          ? after
          : nextBringing(job.agreed().id(), job.terms(), after);
    });
  }

  /// With an older database in place, what is fetched would be missing again when the right one is back, and at the partner it would be gone (REM-6).
  private void requireWhole(Job job) throws RemoteFault {
    boolean isWhole =
        transactions.call(() ->
            checkpoints.isWhole(
                job.log(), heads.latest(job.log()).map(Head::size).orElse(TreeSize.EMPTY)));
    if (!isWhole && !settings.enabled("TALLYSTICK_REMOTE_UNSIGNED", false)) {
      throw new RemoteFault(
          RemoteStep.HISTORY,
          RemoteFault.Reach.PATH,
          RemoteStep.HISTORY.words() + " interface " + job.agreed().id(),
          "the log "
              + job.log()
              + " is not what was signed of it, as when an older database was restored",
          "restore the right one, see the page Evidence, or set TALLYSTICK_REMOTE_UNSIGNED=on where this one is all there is; until then nothing is fetched, brought or removed there");
    }
  }

  private boolean isKnown(Job job, RemoteFault fault) {
    return transactions.call(() ->
        Optional.ofNullable(entities.find(RemoteBindingState.class, job.agreed().id().value()))
            .flatMap(RemoteBindingState::result)
            .filter(RemoteServerState.cut(fault.sentence())::equals)
            .isPresent());
  }

  /// Whoever looks once a day does not wait a day after a failure.
  private Instant later(Job job) {
    Instant now = clock.instant();
    Instant retry = now.plus(job.terms().retry());
    return job.agreed().direction() == Direction.INBOUND
        ? Stream.of(retry, job.terms().schedule().next(now)).min(Comparator.naturalOrder()).get()
        : retry;
  }

  private void ran(Begun begun, String sentence, Instant next) {
    transactions.call(() -> {
      RemoteBindingState state =
          entities.find(RemoteBindingState.class, begun.job().agreed().id().value());
      if (state != null) {
        state.ran(clock.instant(), sentence, begun.wanted(), next);
      }
      return sentence;
    });
  }
}
