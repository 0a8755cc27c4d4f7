package org.tallystick.remote.poll;

import static org.tallystick.remote.client.RemoteFault.Reach.OURS;
import static org.tallystick.remote.client.RemoteFault.Reach.PATH;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.tallystick.archive.Arrival;
import org.tallystick.archive.FetchedFiles;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.PassingDigests;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.DigestAlgorithm;
import org.tallystick.remote.Habit;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteStep;

/// Brings files here, each to its {@link Landing}, and then, several with one commit, into the archive.
@ApplicationScoped
class Fetching {

  /// Left free on the disk, in bytes.
  private static final long SPARE = 64 << 20;

  @Inject private FetchedFiles archive;
  @Inject private KeptContents contents;
  @Inject private SeenFiles seen;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private DataDirectory data;
  @Inject private Clock clock;

  /// A file that is here as a whole and not in the archive yet.
  record Brought(
      RemoteEntry entry,
      Landing landing,
      KeptContents.Kept kept,
      Map<DigestAlgorithm, String> digests) {}

  /// Reads the file from the server.
  ///
  /// @return empty when it changed meanwhile
  Optional<Brought> bring(Here here, RemoteEntry entry) throws RemoteFault, IOException {
    Landing landing = Landing.of(entry.size(), () -> file(here, entry));
    requireRoom(here, entry, landing);
    PassingDigests digests =
        new PassingDigests(here.job().agreed().rules().publication().digests());
    read(here, entry, landing, digests);
    if (!isUnchanged(here, entry, landing)) {
      return Optional.empty();
    }
    StoredContent content = digests.content(entry.size());
    return Optional.of(
        new Brought(entry, landing, landing.keep(contents, content), digests.others()));
  }

  /// On return the files are in the archive, with one commit, or known to be there already. One that nothing is known of any more was dealt with by another server, which took
  /// over from this one: nothing is done with it.
  void archive(Here here, List<Brought> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    ledger.append(
        here.job().log(),
        transaction -> {
          archive(transaction, here, files);
          return transaction.size();
        });
    for (Brought one : files) {
      one.landing().remove();
    }
  }

  /// One for each version of each file, so that what is gone on with is the same.
  private Path file(Here here, RemoteEntry entry) {
    String version =
        here.job().agreed().id()
            + "\n"
            + here.job().access().host()
            + "\n"
            + here.path(entry.name()).encoded()
            + "\n"
            + entry.size()
            + "\n"
            + entry.modified();
    return data.fetchingDirectory()
        .resolve(ContentDigest.of(version.getBytes(StandardCharsets.US_ASCII)).hex());
  }

  private void requireRoom(Here here, RemoteEntry entry, Landing landing)
      throws RemoteFault, IOException {
    String tried = "fetch " + here.path(entry.name()).text() + " of " + here.job().access();
    if (entry.size() > archive.largest()) {
      throw new RemoteFault(
          RemoteStep.READ,
          PATH,
          tried,
          "it has " + entry.size() + " bytes, expected at most " + archive.largest(),
          "set TALLYSTICK_LARGEST_FILE higher, or ask the partner for smaller files");
    }
    long free = data.fetchingDirectory().toFile().getUsableSpace();
    long missing = entry.size() - landing.size();
    if (missing > free - SPARE) {
      throw new RemoteFault(
          RemoteStep.READ,
          OURS,
          tried,
          "it has " + entry.size() + " bytes, and our disk has room for " + free,
          "make room");
    }
  }

  private static void read(Here here, RemoteEntry entry, Landing landing, PassingDigests digests)
      throws RemoteFault, IOException {
    long from = landing.begin(digests);
    AtomicLong left = new AtomicLong(entry.size() - from);
    try (OutputStream into = digests.through(landing.open())) {
      here.session()
          .read(
              here.path(entry.name()),
              from,
              entry.size(),
              into,
              passed -> {
                if (left.addAndGet(-passed) < 0) {
                  throw new GrownException();
                }
                here.turn().renew();
              });
    } catch (GrownException grown) {
      // It is longer than it was listed, and so what is here: it has changed.
    }
  }

  /// More came than was listed.
  private static final class GrownException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// A file that changed while it was read was not complete: it is looked at anew.
  private boolean isUnchanged(Here here, RemoteEntry entry, Landing landing)
      throws RemoteFault, IOException {
    RemotePath path = here.path(entry.name());
    Optional<RemoteEntry> after = here.session().look(path);
    boolean isSame = after.filter(now -> now.isSameAs(entry)).isPresent();
    long came = landing.size();
    if (isSame && came == entry.size()) {
      return true;
    }
    landing.remove();
    if (isSame) {
      throw new RemoteFault(
          RemoteStep.READ,
          PATH,
          "fetch " + path.text() + " of " + here.job().access(),
          came > entry.size()
              ? "it sent more than the " + entry.size() + " bytes it says the file has"
              : "it sent " + came + " bytes of a file it says has " + entry.size(),
          "ask the partner whether its server changes files on the way, such as their line ends");
    }
    InterfaceId id = here.job().agreed().id();
    transactions.call(() -> {
      after.ifPresentOrElse(
          now -> seen.changed(id, entry, clock.instant()), () -> seen.forget(id, entry.name()));
      return id;
    });
    return false;
  }

  private void archive(LedgerTransaction transaction, Here here, List<Brought> files) {
    InterfaceId id = here.job().agreed().id();
    boolean leaves = here.job().terms().habit().kind() == Habit.Kind.LEAVE;
    Map<RawName, SeenFile> known =
        seen.find(id, files.stream().map(file -> file.entry().name()).toList());
    List<SeenFiles.Archived> archived = new ArrayList<>();
    for (Brought file : files) {
      SeenFile before = known.get(file.entry().name());
      ContentDigest digest = file.kept().content().digest();
      if (before == null || before.isCurrent()) {
        continue;
      }
      if (before.digest().filter(digest::equals).isPresent()) {
        seen.same(id, file.entry(), leaves);
      } else {
        archived.add(new SeenFiles.Archived(file.entry(), arrive(transaction, here, file), digest));
      }
    }
    seen.archived(id, archived, leaves);
  }

  /// @return the leaf that brought it
  private long arrive(LedgerTransaction transaction, Here here, Brought brought) {
    RemoteEntry entry = brought.entry();
    Arrival arrival =
        archive.arrive(
            transaction,
            new FetchedFiles.Fetched(
                here.job().agreed(),
                here.job().agreed().directory().resolve(entry.name()),
                brought.kept(),
                brought.digests(),
                event -> here.origin(event, entry)));
    return switch (arrival) {
      case Arrival.Published(var document) -> document.position().index();
      case Arrival.Held(var held) -> held.from();
    };
  }
}
