package org.tallystick.remote.push;

import static org.tallystick.remote.client.RemoteFault.Reach.PATH;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.archive.Document;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Transactions;
import org.tallystick.remote.Job;
import org.tallystick.remote.Lanes;
import org.tallystick.remote.Ran;
import org.tallystick.remote.RemoteBindingState;
import org.tallystick.remote.Turns;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.RemoteStep;

/// Brings what waits for one interface to the partner's server.
@ApplicationScoped
public class Pushing {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 20;

  @PersistenceContext private EntityManager entities;
  @Inject private RemoteRegister register;
  @Inject private PushQueue queue;
  @Inject private Lanes lanes;
  @Inject private Bringing bringing;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /// @throws RemoteFault of the server; each file that was due has one failed try more
  /// @throws IOException our own disk failed, or the turn is over
  public Ran push(Job job, Turns.Turn turn) throws RemoteFault, IOException {
    List<Waiting> due = due(job);
    if (due.isEmpty()) {
      return new Ran("nothing to bring", Optional.empty());
    }
    Attempts attempts = new Attempts();
    try (RemoteSession session = register.client().open(job.access())) {
      lanes.run(
          session, job.access(), due, (over, file) -> attempt(job, over, turn, file, attempts));
    } catch (RemoteFault fault) {
      if (attempts.none()) {
        for (Waiting file : due) {
          unreached(job, file, fault);
        }
      }
      throw fault;
    }
    return new Ran(attempts.sentence(due.size()), Optional.empty());
  }

  private void attempt(
      Job job, RemoteSession session, Turns.Turn turn, Waiting file, Attempts attempts)
      throws RemoteFault, IOException {
    turn.renew();
    attempts.begun();
    try {
      bring(job, session, turn, file);
      attempts.brought();
    } catch (RemoteFault fault) {
      failed(job, file, fault);
      if (fault.isOfServer()) {
        throw fault;
      }
      attempts.failed(fault);
    }
  }

  /// What a run came to. Thread-safe.
  private static final class Attempts {
    private int begun;
    private int brought;
    private String failures = "";

    synchronized void begun() {
      begun++;
    }

    synchronized void brought() {
      brought++;
    }

    synchronized void failed(RemoteFault fault) {
      failures = ", others failed; " + fault.sentence();
    }

    synchronized boolean none() {
      return begun == 0;
    }

    synchronized String sentence(int due) {
      return brought + " of " + due + " brought" + failures;
    }
  }

  private List<Waiting> due(Job job) {
    InterfaceId id = job.agreed().id();
    Instant now = clock.instant();
    return transactions.call(() -> {
      RemoteBindingState state = entities.find(RemoteBindingState.class, id.value());
      if (state != null) {
        OptionalLong next = queue.fill(job.agreed(), state.nextIndex(), now);
        next.ifPresent(state::queuedTo);
      }
      return queue.due(id, now);
    });
  }

  private void bring(Job job, RemoteSession session, Turns.Turn turn, Waiting file)
      throws RemoteFault, IOException {
    Document document =
        transactions.call(() -> entities.find(Document.class, LeafKey.of(file.document())));
    Optional<RawName> name = document.path().flatMap(path -> path.name());
    if (name.isEmpty()) {
      throw new RemoteFault(
          RemoteStep.WRITE,
          PATH,
          "bring document " + file.document() + " to " + job.access(),
          "nothing, its name is erased",
          "give it up");
    }
    StoredContent content = new StoredContent(document.digest(), document.size());
    Bringing.Load load =
        new Bringing.Load(job, file, document, content, name.get(), file.attempts() + 1);
    boolean mayBeThere = !begin(load);
    String checked = bringing.bring(load, session, turn, mayBeThere);
    ledger.append(
        job.log(),
        transaction -> {
          if (queue.remove(file.document())) {
            transaction.append(
                load.event(EventType.FILE_DELIVERED)
                    .integer("served", content.size())
                    .text("complete", "yes")
                    .text("hash", content.digest().hex())
                    .text("checked", checked));
          }
          return transaction.size();
        });
  }

  /// On record before the first byte (PSH-1).
  ///
  /// @return whether nothing of it can be there yet
  private boolean begin(Bringing.Load load) {
    return ledger.append(
        load.job().log(),
        transaction -> {
          boolean first = queue.find(load.file().document()).filter(Waiting::hasBegun).isEmpty();
          queue.begun(load.file().document());
          transaction.append(load.event(EventType.DELIVERY_ATTEMPTED));
          return first;
        });
  }

  private void failed(Job job, Waiting file, RemoteFault fault) {
    int attempts = file.attempts() + 1;
    boolean givesUp = attempts >= job.terms().tries();
    Document document =
        transactions.call(() -> entities.find(Document.class, LeafKey.of(file.document())));
    ledger.append(
        job.log(),
        transaction -> {
          queue.failed(file, attempts, later(job, attempts), givesUp, fault.sentence());
          document
              .path()
              .ifPresent(path ->
                  transaction.append(
                      of(job, file, document, attempts)
                          .text("reason", fault.sentence())
                          .text("final", givesUp ? "yes" : "no")));
          return transaction.size();
        });
  }

  private static Event of(Job job, Waiting file, Document document, int attempt) {
    return new Bringing.Load(
            job,
            file,
            document,
            new StoredContent(document.digest(), document.size()),
            file.name(),
            attempt)
        .event(EventType.DELIVERY_FAILED);
  }

  /// Nothing was tried with the file itself, so nothing is on record of it, unless nobody tries again.
  private void unreached(Job job, Waiting file, RemoteFault fault) {
    int attempts = file.attempts() + 1;
    if (attempts >= job.terms().tries()) {
      failed(job, file, fault);
      return;
    }
    transactions.call(() -> {
      queue.failed(file, attempts, later(job, attempts), false, fault.sentence());
      return file;
    });
  }

  private Instant later(Job job, int attempts) {
    long doubled = job.terms().retry().toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
    return clock.instant().plusMillis(Math.min(doubled, LONGEST.toMillis()));
  }
}
