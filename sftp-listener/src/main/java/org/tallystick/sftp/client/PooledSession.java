package org.tallystick.sftp.client;

import static org.tallystick.remote.client.RemoteFault.Reach.PATH;
import static org.tallystick.remote.client.RemoteFault.Reach.SERVER;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attribute;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.CheckFileNameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.impl.SftpOutputStreamAsync;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.RemoteStep;

/// A session of the library, with its failures in words.
final class PooledSession implements RemoteSession {

  private static final int SHA256_BYTES = 32;
  private static final String SHA256 = "sha256";

  /// Each has a file open; servers allow some dozens.
  private static final int AT_ONCE = 25;

  private static final Set<String> SELF_AND_PARENT = Set.of(".", "..");

  private final RemoteAccess access;
  private final SftpClient sftp;
  private final RequestLengths lengths;
  private final String hostKey;
  private final Returning returning;
  private volatile boolean usable = true;

  /// Takes the session back.
  @FunctionalInterface
  interface Returning {
    void giveBack(boolean usable);
  }

  PooledSession(RemoteAccess access, Opened opened, Returning returning) {
    this.access = access;
    this.sftp = opened.sftp();
    this.lengths = opened.lengths();
    this.hostKey = opened.dialed().hostKey().fingerprint();
    this.returning = returning;
  }

  @Override
  public String hostKey() {
    return hostKey;
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  @Override
  public List<RemoteEntry> list(RemotePath directory, int most) throws RemoteFault {
    List<RemoteEntry> entries = new ArrayList<>();
    try (SftpClient.CloseableHandle handle = sftp.openDir(directory.wire())) {
      for (List<SftpClient.DirEntry> page = sftp.readDir(handle);
          page != null && !page.isEmpty();
          page = sftp.readDir(handle)) {
        for (SftpClient.DirEntry entry : page) {
          add(entries, directory, entry);
        }
        if (entries.size() > most) {
          throw new RemoteFault(
              RemoteStep.LIST,
              PATH,
              "list " + directory.text() + " of " + access,
              "it has more than " + most + " entries",
              "have files removed or moved after they are fetched");
        }
      }
      return entries;
    } catch (IOException failed) {
      throw fault(
          RemoteStep.LIST,
          directory,
          failed,
          "check that the directory is there and that this user may list it");
    }
  }

  /// An entry that cannot be told is no reason to say that there is none.
  private void add(List<RemoteEntry> entries, RemotePath directory, SftpClient.DirEntry entry)
      throws RemoteFault {
    byte[] name = entry.getFilename().getBytes(StandardCharsets.ISO_8859_1);
    if (RawName.isValid(name)) {
      entries.add(entry(RawName.of(name), entry.getAttributes()));
    } else if (!SELF_AND_PARENT.contains(entry.getFilename())) {
      throw new RemoteFault(
          RemoteStep.LIST,
          PATH,
          "list " + directory.text() + " of " + access,
          "it has an entry whose name no file can have: "
              + name.length
              + " bytes, "
              + Words.plain(entry.getFilename()),
          "have the partner rename it");
    }
  }

  private static RemoteEntry entry(RawName name, Attributes attributes) {
    boolean isFile =
        attributes.getFlags().contains(Attribute.Size)
            && (attributes.isRegularFile() || !attributes.getFlags().contains(Attribute.Perms));
    long modified =
        attributes.getFlags().contains(Attribute.ModifyTime)
            ? attributes.getModifyTime().toMillis() / 1000
            : -1;
    return new RemoteEntry(name, isFile, isFile ? attributes.getSize() : 0, modified);
  }

  @Override
  public Optional<RemoteEntry> look(RemotePath path) throws RemoteFault {
    try {
      RawName name = path.names().isEmpty() ? RawName.of("directory") : path.names().getLast();
      return Optional.of(entry(name, sftp.stat(path.wire())));
    } catch (IOException failed) {
      if (status(failed) == SftpConstants.SSH_FX_NO_SUCH_FILE
          || status(failed) == SftpConstants.SSH_FX_NO_SUCH_PATH) {
        return Optional.empty();
      }
      throw fault(RemoteStep.LOOK, path, failed, "check that this user may see it");
    }
  }

  @Override
  public void read(RemotePath path, long from, long size, OutputStream into, Progress progress)
      throws RemoteFault, IOException {
    Taking taking = new Taking(into, progress);
    try {
      byte[] beginning = readBeginning(path, from, size - from);
      taking.write(beginning, 0, beginning.length);
      if (beginning.length == RequestLengths.USUAL) {
        try (InputStream rest = opened(path, from + beginning.length)) {
          rest.transferTo(taking);
        }
      }
    } catch (IOException failed) {
      if (taking.hasFailed) {
        throw failed;
      }
      throw unread(path, failed);
    }
  }

  /// Most files end here. The library's stream asks each how long it is, and for what is behind its end.
  ///
  /// @param expected bytes; when just these come although one more was asked for, there are no more
  /// @return less than {@link RequestLengths#USUAL} where the file ends
  private byte[] readBeginning(RemotePath path, long from, long expected) throws IOException {
    byte[] bytes = new byte[(int) Math.clamp(expected + 1, 1, RequestLengths.USUAL)];
    SftpClient.CloseableHandle handle = sftp.open(path.wire(), OpenMode.Read);
    try {
      int count = 0;
      int more;
      do {
        more = sftp.read(handle, from + count, bytes, count, bytes.length - count);
        count += Math.max(0, more);
      } while (more > 0 && count < bytes.length && count != expected);
      return Arrays.copyOf(bytes, count);
    } finally {
      closeQuietly(handle);
    }
  }

  private InputStream opened(RemotePath path, long from) throws IOException {
    InputStream source = sftp.read(path.wire(), lengths.read());
    source.skipNBytes(from);
    return new Quietly(source);
  }

  private RemoteFault unread(RemotePath path, IOException failed) {
    return fault(RemoteStep.READ, path, failed, "check that this user may read it");
  }

  @Override
  public void write(RemotePath path, long from, InputStream source, Progress progress)
      throws RemoteFault, IOException {
    byte[] buffer = source.readNBytes(RequestLengths.USUAL);
    EnumSet<OpenMode> modes = EnumSet.of(OpenMode.Write, OpenMode.Create);
    if (from == 0) {
      modes.add(OpenMode.Truncate);
    }
    if (buffer.length < RequestLengths.USUAL) {
      writeShort(path, from, buffer, modes);
      progress.passed(buffer.length);
      return;
    }
    OutputStream into = null;
    try {
      into = sftp.write(path.wire(), lengths.write(), modes);
      if (from > 0) {
        ((SftpOutputStreamAsync) into).setOffset(from);
      }
    } catch (IOException failed) {
      throw unwritten(path, failed);
    }
    boolean whole = false;
    try {
      for (int count = buffer.length; count >= 0; count = source.read(buffer)) {
        put(into, path, buffer, count);
        progress.passed(count);
      }
      whole = true;
    } finally {
      end(into, path, whole);
    }
  }

  /// The library's stream takes room for long requests.
  private void writeShort(RemotePath path, long from, byte[] bytes, Set<OpenMode> modes)
      throws RemoteFault {
    try (SftpClient.CloseableHandle handle = sftp.open(path.wire(), modes)) {
      if (bytes.length > 0) {
        sftp.write(handle, from, bytes, 0, bytes.length);
      }
    } catch (IOException failed) {
      throw unwritten(path, failed);
    }
  }

  private void put(OutputStream into, RemotePath path, byte[] buffer, int count)
      throws RemoteFault {
    try {
      into.write(buffer, 0, count);
    } catch (IOException failed) {
      throw unwritten(path, failed);
    }
  }

  /// The close says whether the last writes went well.
  private void end(OutputStream into, RemotePath path, boolean whole) throws RemoteFault {
    try {
      into.close();
    } catch (IOException failed) {
      if (whole) {
        throw unwritten(path, failed);
      }
      usable = false;
    }
  }

  private RemoteFault unwritten(RemotePath path, IOException failed) {
    return fault(
        RemoteStep.WRITE,
        path,
        failed,
        "check that the directory is there, that this user may write in it, and that it has room");
  }

  @Override
  public void rename(RemotePath from, RemotePath to, boolean replace) throws RemoteFault {
    try {
      OpenSSHPosixRenameExtension posix = sftp.getExtension(OpenSSHPosixRenameExtension.class);
      if (replace && posix != null && posix.isSupported()) {
        posix.posixRename(from.wire(), to.wire());
      } else {
        sftp.rename(from.wire(), to.wire());
      }
    } catch (IOException failed) {
      throw fault(
          RemoteStep.RENAME,
          from,
          failed,
          "check that this user may rename it to "
              + to.text()
              + ", that the directory of that name is there, and that no file has the name");
    }
  }

  @Override
  public void remove(RemotePath path) throws RemoteFault {
    try {
      sftp.remove(path.wire());
    } catch (IOException failed) {
      throw fault(RemoteStep.REMOVE, path, failed, "check that this user may remove it");
    }
  }

  @Override
  public Optional<ContentDigest> hash(RemotePath path) throws RemoteFault {
    CheckFileNameExtension extension = sftp.getExtension(CheckFileNameExtension.class);
    if (extension == null || !extension.isSupported()) {
      return Optional.empty();
    }
    try {
      Map.Entry<String, Collection<byte[]>> made =
          extension.checkFileName(path.wire(), List.of(SHA256), 0, 0, 0);
      return made == null || !made.getKey().equalsIgnoreCase(SHA256)
          ? Optional.empty()
          : made.getValue().stream()
              .filter(hash -> hash.length == SHA256_BYTES)
              .findFirst()
              .map(ContentDigest::ofBytes);
    } catch (IOException failed) {
      if (failed instanceof SftpException && sftp.isOpen()) {
        return Optional.empty();
      }
      throw fault(RemoteStep.COMPARE, path, failed, "try again");
    }
  }

  private static int status(IOException failed) {
    return failed instanceof SftpException said ? said.getStatus() : SftpConstants.SSH_FX_OK;
  }

  private RemoteFault fault(RemoteStep step, RemotePath path, IOException failed, String next) {
    boolean ofPath =
        sftp.isOpen()
            && failed instanceof SftpException
            && status(failed) != SftpConstants.SSH_FX_CONNECTION_LOST
            && status(failed) != SftpConstants.SSH_FX_NO_CONNECTION;
    if (!ofPath) {
      usable = false;
    }
    String tried = step.words() + " " + path.text() + " of " + access;
    return new RemoteFault(
            step,
            ofPath ? PATH : SERVER,
            tried,
            ofPath ? "the server answered " + Words.of(failed) : Words.of(failed),
            ofPath ? next : "it is tried again; see whether the server is up and the way to it")
        .because(failed);
  }

  @Override
  public void close() {
    returning.giveBack(usable);
  }

  /// Hands on what comes, and knows when it was not the server that failed.
  private static final class Taking extends FilterOutputStream {

    private final Progress progress;
    private boolean hasFailed;

    Taking(OutputStream into, Progress progress) {
      super(into);
      this.progress = progress;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      hasFailed = true;
      out.write(bytes, offset, length);
      progress.passed(length);
      hasFailed = false;
    }
  }

  /// The library waits at the close for what it asked for; what comes of that says nothing any more.
  private static final class Quietly extends FilterInputStream {

    Quietly(InputStream source) {
      super(source);
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
      return in.transferTo(out);
    }

    @Override
    public void close() {
      closeQuietly(in);
    }
  }

  private static void closeQuietly(Closeable file) {
    try {
      file.close();
    } catch (IOException late) {
      Logger.getLogger(PooledSession.class.getName())
          .log(Level.FINE, "a file was closed late", late);
    }
  }
}
