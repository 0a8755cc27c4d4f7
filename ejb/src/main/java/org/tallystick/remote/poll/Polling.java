package org.tallystick.remote.poll;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.KeptContents;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.MarkedFiles;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.remote.Habit;
import org.tallystick.remote.Job;
import org.tallystick.remote.Lanes;
import org.tallystick.remote.Portions;
import org.tallystick.remote.Ran;
import org.tallystick.remote.RemoteBindingState;
import org.tallystick.remote.Turns;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteSession;

/// Looks once at a remote directory: lists it, fetches what is complete, and does there what is agreed with what is here.
@ApplicationScoped
public class Polling {

  static final int MOST_LISTED = 50_000;

  private static final int PORTION = 25;

  @Inject private EntityManager entities;
  @Inject private RemoteRegister register;
  @Inject private SeenFiles seen;
  @Inject private Lanes lanes;
  @Inject private Fetching fetching;
  @Inject private Aftermath aftermath;
  @Inject private Failures failures;
  @Inject private KeptContents contents;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private DataDirectory data;
  @Inject private Clock clock;

  /// What a look came to. Thread-safe.
  private static final class Tally {
    private int fetched;
    private int failed;
    private String lastFailure = "";
    private Optional<Instant> soonest = Optional.empty();

    synchronized void fetched(int more) {
      fetched += more;
    }

    synchronized void failed(RemoteFault fault, Optional<Instant> next) {
      failed++;
      lastFailure = fault.sentence();
      soonest = earlier(soonest, next);
    }

    synchronized Optional<Instant> soonest(Optional<Instant> other) {
      return earlier(soonest, other);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
      return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    synchronized String sentence(int listed, int putOff) {
      return listed
          + (listed == 1 ? " entry listed, " : " entries listed, ")
          + fetched
          + " fetched"
          + (putOff == 0 ? "" : ", " + putOff + " put off that failed before")
          + (failed == 0 ? "" : ", " + failed + " failed; " + lastFailure);
    }
  }

  /// @throws RemoteFault of the server; what was fetched before it is here
  /// @throws IOException our own disk failed, or the turn is over
  public Ran poll(Job job, Turns.Turn turn) throws RemoteFault, IOException {
    InterfaceId id = job.agreed().id();
    try (RemoteSession session = register.client().open(job.access())) {
      List<RemoteEntry> answered = session.list(job.terms().directory(), MOST_LISTED);
      long leaf = record(job, session, answered);
      List<RemoteEntry> listed = once(answered);
      Instant now = clock.instant();
      Map<RawName, SeenFile> known = transactions.call(() -> seen.look(id, listed, now));
      Chosen chosen = Chosen.from(listed, known, terms(job), now);
      Tally tally = new Tally();
      Here here = new Here(job, session, turn, leaf);
      lanes.run(
          session,
          job.access(),
          Portions.of(chosen.fetch(), RemoteEntry::size, PORTION),
          (over, portion) -> fetch(here.over(over), portion, tally));
      settle(here, listed, chosen, tally);
      return new Ran(
          tally.sentence(listed.size(), chosen.putOff()), tally.soonest(chosen.soonest()));
    }
  }

  /// A directory that changes while it is read may have a name twice.
  private static List<RemoteEntry> once(List<RemoteEntry> answered) {
    Set<RawName> names = new HashSet<>();
    return answered.stream().filter(entry -> names.add(entry.name())).toList();
  }

  private void fetch(Here here, List<RemoteEntry> portion, Tally tally)
      throws RemoteFault, IOException {
    Map<RemoteEntry, Fetching.Brought> whole = new ConcurrentHashMap<>();
    Map<RemoteEntry, RemoteFault> faults = new ConcurrentHashMap<>();
    List<Fetching.Brought> brought = new ArrayList<>();
    try {
      lanes.abreast(
          here.session(),
          portion,
          (session, entry) -> {
            here.turn().renew();
            try {
              fetching.bring(here, entry).ifPresent(one -> whole.put(entry, one));
            } catch (RemoteFault fault) {
              faults.put(entry, fault);
              requireServer(fault);
            }
          });
    } catch (RemoteFault ofServer) {
      Logger.getLogger(Polling.class.getName()).log(Level.FINE, "a portion ends early", ofServer);
    } finally {
      portion.stream().filter(whole::containsKey).map(whole::get).forEach(brought::add);
      fetching.archive(here, brought);
      tally.fetched(brought.size());
    }
    for (RemoteEntry entry : portion) {
      RemoteFault fault = faults.get(entry);
      if (fault != null) {
        note(here, entry, fault, tally);
      }
    }
    if (here.job().terms().habit().kind() == Habit.Kind.LEAVE) {
      return;
    }
    for (Fetching.Brought one : brought) {
      if (Chosen.isFile(here.job().agreed().rules().publication(), one.entry().name())) {
        settle(here, one.entry(), tally);
      }
    }
  }

  private static void requireServer(RemoteFault fault) throws RemoteFault {
    if (fault.isOfServer()) {
      throw fault;
    }
  }

  private static Chosen.Terms terms(Job job) {
    return new Chosen.Terms(
        job.agreed().rules().publication(),
        job.agreed().namePattern(),
        job.terms().habit(),
        job.terms().stable());
  }

  /// What the server answered, on record before anything is done because of it (POL-1).
  private long record(Job job, RemoteSession session, List<RemoteEntry> listed) throws IOException {
    KeptContents.Kept text =
        contents.take(
            RemoteListing.text(job.access(), session.hostKey(), job.terms().directory(), listed),
            data.scratchDirectory());
    return ledger.append(
        job.log(),
        transaction -> {
          contents.mention(text);
          Event event =
              job.where(Event.of(EventType.REMOTE_LISTED), job.terms().directory())
                  .text("interface", job.agreed().id().value())
                  .text("host", job.access().host() + ":" + job.access().port())
                  .text("hostKey", session.hostKey())
                  .integer("entries", listed.size())
                  .text("listing", text.content().digest().hex());
          long index = transaction.append(event);
          RemoteBindingState state =
              entities.find(RemoteBindingState.class, job.agreed().id().value());
          if (state != null) {
            state.listed(index);
          }
          return index;
        });
  }

  /// One file that fails keeps no other from coming.
  private void note(Here here, RemoteEntry entry, RemoteFault fault, Tally tally)
      throws RemoteFault {
    if (fault.isOfServer() && !register.isReady()) {
      throw fault;
    }
    Optional<Instant> next = failures.note(here, entry, fault);
    if (fault.isOfServer()) {
      throw fault;
    }
    tally.failed(fault, next);
  }

  /// A file that is here is dealt with there at once, not when all others are here, too.
  private void settle(Here here, RemoteEntry entry, Tally tally) throws RemoteFault, IOException {
    InterfaceId id = here.job().agreed().id();
    Optional<SeenFile> state = transactions.call(() -> seen.find(id, entry.name()));
    if (state.filter(this::isDue).isPresent()) {
      settle(here, entry, Map.of(entry.name(), state.get()), tally);
    }
  }

  /// Files first; what speaks for a file stays until that file is dealt with.
  private void settle(Here here, List<RemoteEntry> listed, Chosen chosen, Tally tally)
      throws RemoteFault, IOException {
    InterfaceId id = here.job().agreed().id();
    PublicationRule rule = here.job().agreed().rules().publication();
    Map<RawName, RemoteEntry> open = new HashMap<>();
    chosen.settle().forEach(entry -> open.put(entry.name(), entry));
    chosen.fetch().forEach(entry -> open.put(entry.name(), entry));
    Map<RawName, RemoteEntry> files = new HashMap<>();
    listed.stream()
        .filter(entry -> entry.isFile() && Chosen.isFile(rule, entry.name()))
        .forEach(entry -> files.put(entry.name(), entry));
    MarkedFiles marked = new MarkedFiles(files.keySet());
    for (boolean ofFiles : new boolean[] {true, false}) {
      List<RemoteEntry> maybe =
          open.values().stream()
              .filter(entry -> Chosen.isFile(rule, entry.name()) == ofFiles)
              .toList();
      if (maybe.isEmpty()) {
        continue;
      }
      Map<RawName, SeenFile> known = transactions.call(() -> seen.listed(id));
      List<RemoteEntry> due =
          maybe.stream()
              .filter(entry -> isDue(known.get(entry.name())))
              .filter(entry -> ofFiles || !waits(rule.decide(entry.name()), files, marked, known))
              .toList();
      lanes.run(
          here.session(),
          here.job().access(),
          due,
          (over, entry) -> settle(here.over(over), entry, known, tally));
    }
  }

  private void settle(Here here, RemoteEntry entry, Map<RawName, SeenFile> known, Tally tally)
      throws RemoteFault, IOException {
    here.turn().renew();
    try {
      aftermath.settle(here, entry, Objects.requireNonNull(known.get(entry.name())));
    } catch (RemoteFault fault) {
      note(here, entry, fault, tally);
    }
  }

  private boolean isDue(@Nullable SeenFile state) {
    return state != null && state.isUnsettled() && state.tries().allow(clock.instant());
  }

  private static boolean waits(
      NameRole role,
      Map<RawName, RemoteEntry> files,
      MarkedFiles marked,
      Map<RawName, SeenFile> known) {
    Collection<RawName> of =
        switch (role) {
          case NameRole.Marker(RawName name, String suffix) -> marked.meant(name);
          case NameRole.Sidecar(var kind, Optional<RawName> name) ->
              name.<Collection<RawName>>map(List::of).orElseGet(files::keySet);
          case NameRole.PartName part -> List.of();
          case NameRole.DataFile file -> List.of();
        };
    return of.stream().anyMatch(name -> files.containsKey(name) && isOpen(known.get(name)));
  }

  private static boolean isOpen(@Nullable SeenFile file) {
    return file != null && !(file.isCurrent() && file.isSettled());
  }
}
