package org.tallystick.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/// A partner's server that says that it has taken all bytes, and has not, or that there are none where there are. It makes hashes of what it has.
final class LyingServer implements AutoCloseable {

  /// What becomes of each piece that is written, or what is said of each file.
  enum Lie {
    NONE,
    STORES_HALF,
    STORES_OTHER_BYTES,
    SAYS_EMPTY
  }

  private final Path files;
  private final SshServer server = SshServer.setUpDefaultServer();
  private volatile Lie lie = Lie.NONE;

  LyingServer(Path folder) throws IOException {
    files = Files.createDirectories(folder.resolve("files"));
    SftpSubsystemFactory sftp = new SftpSubsystemFactory();
    sftp.setFileSystemAccessor(
        new SftpFileSystemAccessor() {
          @Override
          public SeekableByteChannel openFile(
              SftpSubsystemProxy subsystem,
              FileHandle handle,
              Path file,
              String name,
              Set<? extends OpenOption> options,
              FileAttribute<?>... attributes)
              throws IOException {
            return new Taking(
                SftpFileSystemAccessor.super.openFile(
                    subsystem, handle, file, name, options, attributes));
          }

          @Override
          public NavigableMap<String, Object> resolveReportedFileAttributes(
              SftpSubsystemProxy subsystem,
              Path file,
              int flags,
              NavigableMap<String, Object> attributes,
              LinkOption... options) {
            NavigableMap<String, Object> reported = new TreeMap<>(attributes);
            if (lie == Lie.SAYS_EMPTY && Files.isRegularFile(file)) {
              reported.put("size", 0L);
            }
            return reported;
          }
        });
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host")));
    server.setPublickeyAuthenticator((user, key, session) -> true);
    server.setFileSystemFactory(new VirtualFileSystemFactory(files));
    server.setSubsystemFactories(List.of(sftp));
    server.start();
  }

  int port() {
    return server.getPort();
  }

  Path files() {
    return files;
  }

  void tells(Lie other) {
    lie = other;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private final class Taking implements SeekableByteChannel {

    private final SeekableByteChannel file;

    private Taking(SeekableByteChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int all = bytes.remaining();
      byte[] piece = new byte[lie == Lie.STORES_HALF ? all / 2 : all];
      bytes.get(piece);
      bytes.position(bytes.limit());
      if (lie == Lie.STORES_OTHER_BYTES) {
        piece[0] ^= 1;
      }
      file.write(ByteBuffer.wrap(piece));
      return all;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return file.read(into);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
