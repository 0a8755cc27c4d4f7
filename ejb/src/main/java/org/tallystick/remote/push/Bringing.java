package org.tallystick.remote.push;

import static org.tallystick.remote.client.RemoteFault.Reach.PATH;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.archive.Document;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.PassingDigests;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.remote.Job;
import org.tallystick.remote.Turns;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.RemoteStep;

/// Brings one file: under its part name, checked, then renamed (PSH-2).
@ApplicationScoped
class Bringing {

  /// What is written again of what a broken attempt left, in bytes.
  private static final long OVERLAP = 1 << 20;

  /// Of a larger file a server is not asked for a hash, in bytes: it would be silent for too long.
  private static final long LARGEST_HASHED = 1L << 30;

  @Inject private KeptContents contents;

  /// One attempt with one file.
  record Load(Job job, Waiting file, Document document, int attempt) {

    StoredContent content() {
      return new StoredContent(document.digest(), document.size());
    }

    RemotePath target() {
      return job.terms().directory().resolve(file.name());
    }

    RemotePath part() {
      return job.terms().directory().resolve(job.terms().part(file.name()));
    }

    /// Empty when the document's name is erased: nobody may learn it any more.
    Optional<Event> event(EventType type) {
      return document
          .path()
          .map(_ ->
              document
                  .describe(job.where(Event.of(type), target()))
                  .text("interface", job.agreed().id().value())
                  .about(file.document().index())
                  .placed(file.document().index())
                  .integer("attempt", attempt));
    }
  }

  /// What files are brought with.
  ///
  /// @param ready short contents, read together
  record Means(RemoteSession session, Turns.Turn turn, Map<ContentDigest, byte[]> ready) {}

  /// The contents of the short ones among them.
  Map<ContentDigest, byte[]> ready(List<Load> loads) throws IOException {
    return contents.shortOnes(loads.stream().map(Load::content).toList());
  }

  /// @param mayBeThere whether an earlier attempt may have left some or all of it
  /// @return how it was checked: `size`, `hash` or `read back`
  String bring(Load load, Means means, boolean mayBeThere) throws RemoteFault, IOException {
    RemoteSession session = means.session();
    if (load.document().path().isEmpty()) {
      throw unsendable(load, "nothing, its name is erased");
    }
    if (mayBeThere) {
      Optional<RemoteEntry> whole = session.look(load.target());
      if (whole.filter(one -> one.size() == load.content().size()).isPresent()
          && session.look(load.part()).isEmpty()) {
        Optional<String> same = compare(load, means, load.target(), true);
        if (same.isPresent()) {
          return same.get();
        }
      }
    }
    long from = mayBeThere ? resumable(load, session) : 0;
    write(load, means, from);
    RemoteEntry written = session.look(load.part()).orElseThrow(() -> vanished(load));
    if (written.size() != load.content().size()) {
      clear(load, session);
      throw differs(load, "it has " + written.size() + " bytes, expected " + load.content().size());
    }
    Optional<String> checked = compare(load, means, load.part(), from > 0);
    if (checked.isEmpty()) {
      clear(load, session);
      throw differs(load, "its bytes are others than those we wrote");
    }
    rename(load, session);
    return checked.get();
  }

  /// What is wrong is not gone on with: the next attempt begins at the first byte.
  private static void clear(Load load, RemoteSession session) throws RemoteFault, IOException {
    try {
      session.remove(load.part());
    } catch (RemoteFault refused) {
      if (refused.isOfServer()) {
        throw refused;
      }
      session.write(load.part(), 0, InputStream.nullInputStream(), passed -> {});
    }
  }

  private static long resumable(Load load, RemoteSession session) throws RemoteFault {
    long there = session.look(load.part()).map(RemoteEntry::size).orElse(0L);
    return there > load.content().size() ? 0 : Math.max(0, there - OVERLAP);
  }

  private void write(Load load, Means means, long from) throws RemoteFault, IOException {
    try (InputStream source = open(load, means, from)) {
      means.session().write(load.part(), from, source, passed -> means.turn().renew());
    }
  }

  private InputStream open(Load load, Means means, long from) throws RemoteFault, IOException {
    byte[] ready = means.ready().get(load.content().digest());
    if (ready != null) {
      return new ByteArrayInputStream(ready, (int) from, ready.length);
    }
    try {
      SeekableByteChannel channel = contents.open(load.content());
      return Channels.newInputStream(channel.position(from));
    } catch (NoSuchFileException missing) {
      throw unsendable(load, "nothing, its content is not in the archive any more");
    }
  }

  /// @param reads whether it is read back when the server makes no hashes
  /// @return how it was compared; empty when it is another
  private static Optional<String> compare(Load load, Means means, RemotePath path, boolean reads)
      throws RemoteFault, IOException {
    RemoteSession session = means.session();
    Optional<ContentDigest> theirs =
        load.content().size() > LARGEST_HASHED ? Optional.empty() : session.hash(path);
    if (theirs.isPresent()) {
      return theirs.filter(load.content().digest()::equals).map(same -> "hash");
    }
    if (!reads) {
      return Optional.of("size");
    }
    PassingDigests read = new PassingDigests(Set.of());
    session.read(path, 0, load.content().size(), read, passed -> means.turn().renew());
    return read.content(load.content().size()).digest().equals(load.content().digest())
        ? Optional.of("read back")
        : Optional.empty();
  }

  /// Where a server cannot replace a file in one step, the one that has the name is removed first.
  private static void rename(Load load, RemoteSession session) throws RemoteFault {
    try {
      session.rename(load.part(), load.target(), true);
    } catch (RemoteFault refused) {
      if (refused.isOfServer() || session.look(load.target()).isEmpty()) {
        throw refused;
      }
      session.remove(load.target());
      session.rename(load.part(), load.target(), true);
    }
  }

  private static RemoteFault unsendable(Load load, String found) {
    return new RemoteFault(
        RemoteStep.WRITE,
        PATH,
        "bring document " + load.file().document() + " to " + load.job().access(),
        found,
        "give it up");
  }

  private static RemoteFault vanished(Load load) {
    return new RemoteFault(
        RemoteStep.COMPARE,
        PATH,
        "find " + load.part().text() + " of " + load.job().access() + " after it was written",
        "there is no such file",
        "ask the partner what takes files away, and agree on a part name that it leaves alone");
  }

  private static RemoteFault differs(Load load, String found) {
    return new RemoteFault(
        RemoteStep.COMPARE,
        PATH,
        "compare " + load.part().text() + " of " + load.job().access() + " with what we sent",
        found,
        "it is written again; if it stays so, ask the partner what changes files there");
  }
}
