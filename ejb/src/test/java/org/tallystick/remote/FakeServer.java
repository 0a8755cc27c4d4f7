package org.tallystick.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteClient;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.RemoteStep;
import org.tallystick.remote.client.TestReport;

/// A partner's server in memory. It can be down, refuse a path, break a transfer, and let us die before or after it has done what we asked.
public final class FakeServer implements RemoteClient {

  /// Our own end, as with kill -9: nobody catches it.
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private record Kept(byte[] bytes, long modified) {}

  private final Map<String, Kept> files = new TreeMap<>();
  private long now = 1_700_000_000L;
  private int asked;
  private int dieAt = -1;
  private boolean afterwards;
  private boolean down;
  private long breakAfter = -1;
  private String refused = "";
  private String kept = "";
  private Runnable meanwhile = () -> {};
  private String breaksAt = "";
  private boolean hashes;
  private boolean lies;
  private boolean spoils;
  private String seemsEmpty = "";
  private boolean twice;

  /// Where reads and writes began.
  public final List<Long> offsets = new ArrayList<>();

  public void put(String path, String content) {
    put(path, content.getBytes(StandardCharsets.UTF_8));
  }

  public void put(String path, byte[] content) {
    files.put(path, new Kept(content, ++now));
  }

  public void touch(String path) {
    put(path, bytes(path));
  }

  /// Takes everything away, as a disk that is not mounted does.
  public Map<String, byte[]> unmount() {
    Map<String, byte[]> all = new TreeMap<>();
    files.forEach((path, kept) -> all.put(path + "\n" + kept.modified(), kept.bytes()));
    files.clear();
    return all;
  }

  public void mount(Map<String, byte[]> all) {
    all.forEach((key, bytes) -> {
      String[] parts = key.split("\n");
      files.put(parts[0], new Kept(bytes, Long.parseLong(parts[1])));
    });
  }

  public byte[] bytes(String path) {
    Kept kept = files.get(path);
    if (kept == null) {
      throw new AssertionError(path + " is not there, but " + files.keySet());
    }
    return kept.bytes();
  }

  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /// The n-th request from now on is our end.
  public void dieAt(int request, boolean whenItWasDone) {
    asked = 0;
    dieAt = request;
    afterwards = whenItWasDone;
  }

  /// @return how many requests there were since then
  public int asked() {
    return asked;
  }

  public void live() {
    dieAt = -1;
  }

  public void down(boolean yes) {
    down = yes;
  }

  /// The next transfer breaks after so many bytes.
  public void breakAfter(long bytes) {
    breakAfter = bytes;
  }

  public void refuse(String path) {
    refused = path;
  }

  /// Each name is listed twice, as one may be while the directory changes.
  public void listsTwice() {
    twice = true;
  }

  /// With the next request something else happens.
  public void meanwhile(Runnable other) {
    meanwhile = other;
  }

  /// It lets nobody take that file away.
  public void keep(String path) {
    kept = path;
  }

  /// Whoever reads that file loses the connection.
  public void breakAt(String path) {
    breaksAt = path;
  }

  public void hashes() {
    hashes = true;
  }

  /// It says that it took all bytes, and keeps half of them.
  public void lies(boolean yes) {
    lies = yes;
  }

  /// It says that it took all bytes, and keeps others.
  public void spoils(boolean yes) {
    spoils = yes;
  }

  /// Until its writer is done, it says that the file has no bytes, and has some.
  public void seemsEmpty(String path) {
    seemsEmpty = path;
  }

  @Override
  public RemoteSession open(RemoteAccess access) throws RemoteFault {
    if (down) {
      throw fault(RemoteStep.CONNECT, RemoteFault.Reach.SERVER, "the connection was refused");
    }
    return new Session();
  }

  @Override
  public TestReport test(RemoteAccess access, Optional<RemotePath> directory, boolean write) {
    return new TestReport(List.of(), Optional.empty());
  }

  @Override
  public void forget(String id) {}

  private static RemoteFault fault(RemoteStep step, RemoteFault.Reach reach, String answer) {
    return new RemoteFault(step, reach, step.words() + " the fake", answer, "nothing to do");
  }

  private interface Work<T> {
    T run() throws RemoteFault, IOException;
  }

  private <T> T ask(RemoteStep step, RemotePath path, Work<T> work)
      throws RemoteFault, IOException {
    asked++;
    Runnable other = meanwhile;
    meanwhile = () -> {};
    other.run();
    if (asked == dieAt && !afterwards) {
      throw new Death();
    }
    if (path.wire().equals(refused)) {
      throw fault(step, RemoteFault.Reach.PATH, "the server answered SSH_FX_PERMISSION_DENIED");
    }
    T result = work.run();
    if (asked == dieAt) {
      throw new Death();
    }
    return result;
  }

  private <T> T quick(RemoteStep step, RemotePath path, Work<T> work) throws RemoteFault {
    try {
      return ask(step, path, work);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private final class Session implements RemoteSession {

    @Override
    public String hostKey() {
      return "SHA256:fake";
    }

    @Override
    public int atOnce() {
      return 1;
    }

    @Override
    public List<RemoteEntry> list(RemotePath directory, int most) throws RemoteFault {
      return quick(
          RemoteStep.LIST,
          directory,
          () ->
              files.entrySet().stream()
                  .filter(file -> file.getKey().startsWith(directory.wire() + "/"))
                  .filter(file -> file.getKey().indexOf('/', directory.wire().length() + 1) < 0)
                  .map(file -> entry(file.getKey(), file.getValue()))
                  .flatMap(entry -> twice ? Stream.of(entry, entry) : Stream.of(entry))
                  .toList());
    }

    private RemoteEntry entry(String path, Kept kept) {
      return new RemoteEntry(
          RawName.of(path.substring(path.lastIndexOf('/') + 1)),
          true,
          path.equals(seemsEmpty) ? 0 : kept.bytes().length,
          kept.modified());
    }

    @Override
    public Optional<RemoteEntry> look(RemotePath path) throws RemoteFault {
      return quick(
          RemoteStep.LOOK,
          path,
          () -> Optional.ofNullable(files.get(path.wire())).map(kept -> entry(path.wire(), kept)));
    }

    @Override
    public void read(RemotePath path, long from, long size, OutputStream into, Progress progress)
        throws RemoteFault, IOException {
      ask(
          RemoteStep.READ,
          path,
          () -> {
            offsets.add(from);
            byte[] bytes = bytes(path.wire());
            if (path.wire().equals(breaksAt)) {
              requireWhole(false, RemoteStep.READ);
            }
            int until = broken(bytes.length, from);
            into.write(bytes, (int) from, until - (int) from);
            progress.passed(until - from);
            requireWhole(until == bytes.length, RemoteStep.READ);
            return path;
          });
    }

    private int broken(int length, long from) {
      long until = breakAfter < 0 ? length : Math.min(length, from + breakAfter);
      return Math.toIntExact(until);
    }

    private void requireWhole(boolean whole, RemoteStep step) throws RemoteFault {
      breakAfter = -1;
      if (!whole) {
        throw fault(step, RemoteFault.Reach.SERVER, "the server ended the connection");
      }
    }

    @Override
    public void write(RemotePath path, long from, InputStream source, Progress progress)
        throws RemoteFault, IOException {
      ask(
          RemoteStep.WRITE,
          path,
          () -> {
            offsets.add(from);
            byte[] rest = source.readAllBytes();
            int length = broken(rest.length, 0);
            byte[] before = from == 0 ? new byte[0] : Arrays.copyOf(bytes(path.wire()), (int) from);
            byte[] whole = Arrays.copyOf(before, before.length + length);
            System.arraycopy(rest, 0, whole, before.length, length);
            if (spoils && whole.length > 0) {
              whole[0] ^= 1;
            }
            put(path.wire(), lies ? Arrays.copyOf(whole, whole.length / 2) : whole);
            progress.passed(length);
            requireWhole(length == rest.length, RemoteStep.WRITE);
            return path;
          });
    }

    @Override
    public void rename(RemotePath from, RemotePath to, boolean replace) throws RemoteFault {
      quick(
          RemoteStep.RENAME,
          from,
          () -> {
            if (!files.containsKey(from.wire()) || (!replace && files.containsKey(to.wire()))) {
              throw fault(RemoteStep.RENAME, RemoteFault.Reach.PATH, "SSH_FX_FAILURE");
            }
            files.put(to.wire(), files.remove(from.wire()));
            return to;
          });
    }

    @Override
    public void remove(RemotePath path) throws RemoteFault {
      quick(
          RemoteStep.REMOVE,
          path,
          () -> {
            if (path.wire().equals(kept)) {
              throw fault(RemoteStep.REMOVE, RemoteFault.Reach.PATH, "SSH_FX_PERMISSION_DENIED");
            }
            return Optional.ofNullable(files.remove(path.wire()));
          });
    }

    @Override
    public Optional<ContentDigest> hash(RemotePath path) throws RemoteFault {
      return quick(
          RemoteStep.COMPARE,
          path,
          () ->
              hashes && files.containsKey(path.wire())
                  ? Optional.of(ContentDigest.of(bytes(path.wire())))
                  : Optional.empty());
    }

    @Override
    public void close() {}
  }
}
