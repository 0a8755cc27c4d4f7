package org.tallystick.remote.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.tallystick.archive.Document;
import org.tallystick.delivery.Deliveries;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.Transactions;
import org.tallystick.remote.Job;
import org.tallystick.remote.Lanes;
import org.tallystick.remote.Portions;
import org.tallystick.remote.Ran;
import org.tallystick.remote.RemoteBindingState;
import org.tallystick.remote.Turns;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteSession;

/// Brings what waits for one interface to the partner's server.
@ApplicationScoped
public class Pushing {

  /// Each goes on record twice: before the first of its files and after the last.
  private static final int PORTION = 50;

  @Inject private EntityManager entities;
  @Inject private RemoteRegister register;
  @Inject private PushQueue queue;
  @Inject private DirectoryTree tree;
  @Inject private Deliveries deliveries;
  @Inject private Lanes lanes;
  @Inject private Bringing bringing;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /// @throws RemoteFault of the server; the file that met it, or when it let nobody in each that was due, has one failed try more
  /// @throws IOException our own disk failed, or the turn is over
  public Ran push(Job job, Turns.Turn turn) throws RemoteFault, IOException {
    List<Bringing.Load> due = due(job);
    if (due.isEmpty()) {
      return new Ran("nothing to bring", Optional.empty());
    }
    Attempts attempts = new Attempts();
    try (RemoteSession session = register.client().open(job.access())) {
      lanes.run(
          session,
          job.access(),
          Portions.of(due, load -> load.content().size(), PORTION),
          (over, portion) -> attempt(job, over, turn, portion, attempts));
    } catch (RemoteFault fault) {
      if (attempts.none()) {
        unreached(job, due, fault);
      }
      throw fault;
    }
    return new Ran(attempts.sentence(due.size()), Optional.empty());
  }

  /// Every file of the portion is on record as tried before the first byte of the first one, and what became of each when the last one is through.
  private void attempt(
      Job job,
      RemoteSession session,
      Turns.Turn turn,
      List<Bringing.Load> portion,
      Attempts attempts)
      throws RemoteFault, IOException {
    attempts.begun(portion.size());
    Bringing.Means means = new Bringing.Means(session, turn, bringing.ready(portion));
    Tried tried = new Tried(begin(job, portion));
    Optional<RemoteFault> ended = Optional.empty();
    try {
      lanes.abreast(session, tried.all(), (over, file) -> bring(file, means, tried));
    } catch (RemoteFault ofServer) {
      ended = Optional.of(ofServer);
    } catch (IOException | RuntimeException ours) {
      record(job, tried.outcomes(), tried.untouched());
      throw ours;
    }
    record(job, tried.outcomes(), tried.untouched());
    attempts.add(tried.outcomes());
    if (ended.isPresent()) {
      throw ended.get();
    }
  }

  /// @throws RemoteFault of the server: nothing more is begun with it
  private void bring(Tried.Begun file, Bringing.Means means, Tried tried)
      throws RemoteFault, IOException {
    Bringing.Load load = file.load();
    means.turn().renew();
    tried.begins(load);
    try {
      tried.ended(new Outcome.Brought(load, bringing.bring(load, means, file.mayBeThere())));
    } catch (RemoteFault fault) {
      tried.ended(new Outcome.Failed(load, fault));
      if (fault.isOfServer()) {
        throw fault;
      }
    }
  }

  /// What a run came to. Thread-safe.
  private static final class Attempts {
    private int begun;
    private int brought;
    private String failures = "";

    synchronized void begun(int files) {
      begun += files;
    }

    synchronized void add(List<Outcome> outcomes) {
      for (Outcome outcome : outcomes) {
        switch (outcome) {
          case Outcome.Brought _ -> brought++;
          case Outcome.Failed(_, RemoteFault fault) ->
              failures = ", others failed; " + fault.sentence();
        }
      }
    }

    synchronized boolean none() {
      return begun == 0;
    }

    synchronized String sentence(int due) {
      return brought + " of " + due + " brought" + failures;
    }
  }

  private List<Bringing.Load> due(Job job) {
    InterfaceId id = job.agreed().id();
    Instant now = clock.instant();
    return transactions.call(() -> {
      RemoteBindingState state = entities.find(RemoteBindingState.class, id.value());
      OptionalLong next =
          state == null ? OptionalLong.empty() : queue.fill(job.agreed(), state.nextIndex(), now);
      List<Bringing.Load> loads = loads(job, dueDocuments(id, now), queue.due(id, now));
      if (state != null) {
        next.ifPresent(state::queuedTo);
      }
      return loads;
    });
  }

  /// What has become due since the documents were read has its turn with the next run.
  private static List<Bringing.Load> loads(
      Job job, Map<LedgerPosition, Document> documents, List<Waiting> due) {
    List<Bringing.Load> loads = new ArrayList<>();
    for (Waiting file : due) {
      Document document = documents.get(file.document());
      if (document != null) {
        loads.add(new Bringing.Load(job, file, document, file.attempts() + 1));
      }
    }
    return loads;
  }

  private Map<LedgerPosition, Document> dueDocuments(InterfaceId id, Instant now) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(PushQueue.DUE_DOCUMENTS, Document.class)
        .setParameter(1, id.value())
        .setParameter(2, now.atOffset(ZoneOffset.UTC))
        .getResultList()
        .stream()
        .collect(Collectors.toMap(Document::position, Function.identity()));
  }

  private Bringing.Load nameless(Bringing.Load load) {
    return new Bringing.Load(
        load.job(),
        load.file(),
        entities.find(Document.class, LeafKey.of(load.file().document())),
        load.attempt());
  }

  /// On record before the first byte (PSH-1). What a person gave up meanwhile is not begun, and a name that was erased is not known any more from here on.
  private List<Tried.Begun> begin(Job job, List<Bringing.Load> portion) {
    return ledger.append(
        job.log(),
        transaction -> {
          List<Tried.Begun> begun = new ArrayList<>();
          List<LedgerPosition> documents =
              portion.stream().map(load -> load.file().document()).toList();
          Map<LedgerPosition, PushQueue.Standing> waiting = queue.stillWaiting(documents);
          Set<LedgerPosition> shown = tree.standing(job.log(), documents);
          for (Bringing.Load due : portion) {
            LedgerPosition document = due.file().document();
            PushQueue.Standing still = waiting.get(document);
            if (still == null) {
              continue;
            }
            if (!shown.contains(document) && isTakenBack(document)) {
              queue.remove(document);
              continue;
            }
            Bringing.Load load = still.isNamed() ? due : nameless(due);
            begun.add(new Tried.Begun(load, still.hasBegun()));
            load.event(EventType.DELIVERY_ATTEMPTED).ifPresent(transaction::append);
          }
          queue.begun(begun.stream().map(one -> one.load().file().document()).toList());
          return begun;
        });
  }

  /// Whether one of our people has taken it away before it was begun.
  private boolean isTakenBack(LedgerPosition document) {
    return tree.lastShowing(document)
        .filter(shown -> shown.to() != DirectoryEntry.STILL_VALID)
        .map(shown -> entities.find(EventBytes.class, new LeafKey(shown.log().value(), shown.to())))
        .map(end -> EventDocument.parse(end.bytes()))
        .filter(
            end -> end.type() == EventType.FILE_REMOVED && end.json().findText("user").isPresent())
        .isPresent();
  }

  /// @param untouched whose turn did not come: that is no try
  private void record(Job job, List<Outcome> outcomes, List<LedgerPosition> untouched) {
    ledger.append(
        job.log(),
        transaction -> {
          for (Outcome outcome : outcomes) {
            switch (outcome) {
              case Outcome.Brought brought -> delivered(transaction, brought);
              case Outcome.Failed failed -> failed(transaction, job, failed);
            }
          }
          untouched.forEach(queue::untried);
          return transaction.size();
        });
  }

  /// Of one that a person gave up while it was on its way it is said, too, that it is there; of one that is on record as brought it is not said again.
  private void delivered(LedgerTransaction transaction, Outcome.Brought brought) {
    Bringing.Load load = brought.load();
    LedgerPosition document = load.file().document();
    if (queue.remove(document) || !deliveries.isBrought(document)) {
      load.event(EventType.FILE_DELIVERED)
          .map(event ->
              event
                  .integer("served", load.content().size())
                  .text("complete", "yes")
                  .text("hash", load.content().digest().hex())
                  .text("checked", brought.checked()))
          .ifPresent(transaction::append);
    }
  }

  private void failed(LedgerTransaction transaction, Job job, Outcome.Failed failed) {
    Bringing.Load load = failed.load();
    boolean givesUp = load.attempt() >= job.terms().tries();
    String sentence = failed.fault().sentence();
    if (queue.failed(load.file(), load.attempt(), later(job, load.attempt()), givesUp, sentence)) {
      load.event(EventType.DELIVERY_FAILED)
          .map(event -> event.text("reason", sentence).text("final", givesUp ? "yes" : "no"))
          .ifPresent(transaction::append);
    }
  }

  /// Nothing was tried with the files themselves, so nothing is on record of them, unless nobody tries again.
  private void unreached(Job job, List<Bringing.Load> due, RemoteFault fault) {
    List<Outcome> last = new ArrayList<>();
    transactions.call(() -> {
      for (Bringing.Load load : due) {
        if (load.attempt() >= job.terms().tries()) {
          last.add(new Outcome.Failed(load, fault));
        } else {
          queue.failed(
              load.file(), load.attempt(), later(job, load.attempt()), false, fault.sentence());
        }
      }
      return due;
    });
    if (!last.isEmpty()) {
      record(job, last, List.of());
    }
  }

  private Instant later(Job job, int attempts) {
    return clock.instant().plus(job.terms().pauseAfter(attempts));
  }
}
