package org.tallystick.sftp.client;

import static org.tallystick.remote.client.RemoteFault.Reach.PATH;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.RemoteStep;
import org.tallystick.remote.client.TestReport;
import org.tallystick.remote.client.TestStep;

/// Tries one server step by step, with a connection of its own, up to the first step that fails.
final class Trial {

  private static final int MOST = 50_000;
  private static final byte[] TEXT =
      "A trial of the connection; it can be removed.\n".getBytes(StandardCharsets.US_ASCII);

  private final Dialing dialing;
  private final RemoteAccess access;
  private final List<TestStep> steps = new ArrayList<>();
  private @Nullable PublicKeyText offered;

  Trial(Dialing dialing, RemoteAccess access) {
    this.dialing = dialing;
    this.access = access;
  }

  TestReport run(Optional<RemotePath> directory, boolean write) {
    try (Dialed dialed = dialing.dial(access, this::done, this::offered)) {
      Opened opened = Opened.on(dialed, access);
      done(
          RemoteStep.OPEN_SFTP,
          "begin SFTP",
          "version " + opened.sftp().getVersion() + extensions(opened));
      RemoteSession session = new PooledSession(access, opened, usable -> {});
      if (directory.isPresent()) {
        list(session, directory.get());
        if (write) {
          write(session, directory.get());
        }
      }
    } catch (RemoteFault failed) {
      steps.add(
          new TestStep(
              failed.step(), false, tried(failed), failed.answered(), Optional.of(failed.next())));
    }
    return new TestReport(List.copyOf(steps), Optional.ofNullable(offered));
  }

  private static String tried(RemoteFault failed) {
    String sentence = failed.sentence();
    int from = sentence.indexOf("tried to ");
    int to = sentence.indexOf(": " + failed.answered());
    return from < 0 || to < from ? failed.step().words() : sentence.substring(from + 9, to);
  }

  private static String extensions(Opened opened) {
    var known = opened.sftp().getServerExtensions().keySet();
    return known.isEmpty() ? "" : " with " + Words.plain(String.join(", ", known));
  }

  private void done(RemoteStep step, String tried, String answered) {
    steps.add(new TestStep(step, true, tried, answered, Optional.empty()));
  }

  private void offered(RemoteAccess of, PublicKeyText key) {
    if (of.id().equals(access.id())) {
      offered = key;
    }
  }

  private void list(RemoteSession session, RemotePath directory) throws RemoteFault {
    List<RemoteEntry> entries = session.list(directory, MOST);
    long files = entries.stream().filter(RemoteEntry::isFile).count();
    done(
        RemoteStep.LIST,
        "list " + directory.text(),
        entries.size() + " entries, " + files + " of them files");
  }

  private void write(RemoteSession session, RemotePath directory) throws RemoteFault {
    String name = ".tallystick-trial-" + UUID.randomUUID();
    RemotePath first = directory.resolve(RawName.of(name + ".part"));
    RemotePath then = directory.resolve(RawName.of(name));
    try {
      session.write(first, 0, new ByteArrayInputStream(TEXT), passed -> {});
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    long size = session.look(first).map(RemoteEntry::size).orElse(-1L);
    if (size != TEXT.length) {
      throw new RemoteFault(
          RemoteStep.WRITE,
          PATH,
          "write " + first.text(),
          "the server says it has " + size + " bytes, expected " + TEXT.length,
          "ask the partner what becomes of files that are written there");
    }
    done(RemoteStep.WRITE, "write " + first.text(), TEXT.length + " bytes");
    session.rename(first, then, true);
    done(RemoteStep.RENAME, "rename it to " + then.text(), "renamed");
    session.remove(then);
    done(RemoteStep.REMOVE, "remove it", "removed");
  }
}
