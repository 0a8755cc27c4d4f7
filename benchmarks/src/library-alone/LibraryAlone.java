import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// The SSH library that Tallystick stands on, with its own SFTP server over a folder and nothing behind it: what no archive on top of it can be faster than.
///
/// Run from source by `benchmarks/side-by-side`. Arguments: the port, the folder, the file of authorized keys. Ends when its standard input does.
void main(String... arguments) throws Exception {
  int port = Integer.parseInt(arguments[0]);
  Path folder = Files.createDirectories(Path.of(arguments[1]));
  try (SshServer server = SshServer.setUpDefaultServer()) {
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolveSibling("library-host-key")));
    server.setPublickeyAuthenticator(new AuthorizedKeysAuthenticator(Path.of(arguments[2])));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.start();
    IO.println("ready");
    System.in.readAllBytes();
  }
}
