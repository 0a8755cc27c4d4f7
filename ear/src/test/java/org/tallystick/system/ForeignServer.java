package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An SFTP server that a partner runs, on loopback: OpenSSH, ProFTPD or rclone, each with a folder of its own.
final class ForeignServer implements AutoCloseable {

  private static final String USER = System.getProperty("user.name");

  private final Path folder;
  private final Path files;
  private final int port;
  private final String user;
  private Process process;

  private ForeignServer(Path folder, Path files, int port, String user, List<String> command) {
    this.folder = folder;
    this.files = files;
    this.port = port;
    this.user = user;
    this.process = start(command);
  }

  /// @param publicKey the line of the key with which we sign in
  static ForeignServer openSsh(Path folder, String publicKey) {
    try {
      Path files = Files.createDirectories(folder.resolve("files"));
      hostKey(folder.resolve("host"));
      Files.writeString(folder.resolve("authorized"), publicKey + "\n");
      Files.createDirectories(Path.of("/run/sshd"));
      int port = Checkout.freePort();
      Files.writeString(
          folder.resolve("config"),
          """
          Port %d
          ListenAddress 127.0.0.1
          HostKey %s
          AuthorizedKeysFile %s
          PidFile none
          StrictModes no
          UsePAM no
          PermitRootLogin prohibit-password
          PasswordAuthentication no
          MaxStartups 100
          AllowTcpForwarding yes
          Subsystem sftp internal-sftp
          """
              .formatted(port, folder.resolve("host"), folder.resolve("authorized")));
      return new ForeignServer(
          folder,
          files,
          port,
          USER,
          List.of("/usr/sbin/sshd", "-D", "-e", "-f", folder.resolve("config").toString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// With `mod_sftp`.
  static ForeignServer proFtpd(Path folder, String publicKey) {
    try {
      Path files = Files.createDirectories(folder.resolve("files"));
      hostKey(folder.resolve("host"));
      Path key = Files.writeString(folder.resolve("key.pub"), publicKey + "\n");
      Path authorized = Files.createDirectories(folder.resolve("keys")).resolve("partner");
      PartnerClient.run(
          folder,
          List.of("sh", "-c", "ssh-keygen -e -m RFC4716 -f '" + key + "' > '" + authorized + "'"));
      int port = Checkout.freePort();
      Files.writeString(
          folder.resolve("passwd"),
          "partner:x:%s:%s::%s:/bin/sh%n".formatted(id("-u"), id("-g"), files));
      Files.writeString(
          folder.resolve("config"),
          """
          LoadModule mod_sftp.c
          ServerName partner
          ServerType standalone
          DefaultServer on
          DefaultAddress 127.0.0.1
          SocketBindTight on
          Port %d
          PidFile %s
          ScoreboardFile %s
          SystemLog %s
          UseIPv6 off
          RequireValidShell off
          RootLogin on
          AuthOrder mod_auth_file.c
          AuthUserFile %s
          AuthFileOptions InsecurePerms
          <IfModule mod_delay.c>
            DelayEngine off
          </IfModule>
          SFTPEngine on
          SFTPLog %s
          SFTPHostKey %s
          SFTPAuthMethods publickey
          SFTPAuthorizedUserKeys file:%s
          """
              .formatted(
                  port,
                  folder.resolve("pid"),
                  folder.resolve("scoreboard"),
                  folder.resolve("log"),
                  folder.resolve("passwd"),
                  folder.resolve("sftp.log"),
                  folder.resolve("host"),
                  folder.resolve("keys/%u")));
      Files.setPosixFilePermissions(
          folder.resolve("passwd"), PosixFilePermissions.fromString("rw-------"));
      return new ForeignServer(
          folder,
          files,
          port,
          "partner",
          List.of("/usr/sbin/proftpd", "-n", "-c", folder.resolve("config").toString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// `rclone serve sftp`, which knows a password.
  static ForeignServer rclone(Path folder, String password) {
    try {
      Path files = Files.createDirectories(folder.resolve("files"));
      int port = Checkout.freePort();
      return new ForeignServer(
          folder,
          files,
          port,
          "partner",
          List.of(
              "rclone",
              "serve",
              "sftp",
              files.toString(),
              "--addr",
              "127.0.0.1:" + port,
              "--user",
              "partner",
              "--pass",
              password,
              "--dir-cache-time",
              "1s",
              "--vfs-cache-mode",
              "writes",
              "--vfs-write-back",
              "0s",
              "--cache-dir",
              folder.resolve("cache").toString(),
              "--config",
              folder.resolve("rclone.conf").toString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String id(String option) {
    return PartnerClient.run(Path.of("/tmp"), List.of("id", option)).output().strip();
  }

  /// Makes or replaces a host key.
  static void hostKey(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".pub"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    PartnerClient.run(
        file.resolveSibling("."),
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString()));
  }

  private Process start(List<String> command) {
    try {
      Process started =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("console").toFile())
              .start();
      Eventually.within(
          Duration.ofSeconds(20),
          command.getFirst() + " listens",
          () -> {
            if (!started.isAlive()) {
              throw new AssertionError(command.getFirst() + " ended: " + console());
            }
            return listens();
          });
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean listens() {
    try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return probe.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  String console() {
    try {
      return Files.readString(folder.resolve("console"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return port;
  }

  String user() {
    return user;
  }

  /// Where its files are on this machine.
  Path files() {
    return files;
  }

  /// As a partner names it: of ProFTPD and rclone from the root or home, of OpenSSH where it is.
  String directory(String name) {
    return process.info().command().orElse("").endsWith("rclone") || user.equals("partner")
        ? name
        : files.resolve(name).toString();
  }

  Path folder() {
    return folder;
  }

  void restart(List<String> command) {
    stop();
    process = start(command);
  }

  /// OpenSSH again, with another host key.
  void changeHostKey() {
    stop();
    hostKey(folder.resolve("host"));
    process =
        start(List.of("/usr/sbin/sshd", "-D", "-e", "-f", folder.resolve("config").toString()));
  }

  void stop() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
