package org.tallystick.sftp.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.scp.Scp;
import org.tallystick.sftp.server.PartnerGate;
import org.tallystick.sftp.session.InnerClient;
import org.tallystick.sftp.session.Told;

/// One exec request, or a shell that is asked for. Confined to one thread.
public final class CommandRun {

  private static final Logger LOGGER = Logger.getLogger(CommandRun.class.getName());
  private static final String REFUSAL =
      "This service provides sftp, scp and checksums (md5sum, sha256sum and the like) only.";
  private static final int FAILED = 1;

  private final PartnerSession session;
  private final PartnerGate gate;
  private final InnerClient.Sessions sessions;

  /// @param sessions makes the SFTP session the command asks
  public CommandRun(PartnerSession session, PartnerGate gate, InnerClient.Sessions sessions) {
    this.session = session;
    this.gate = gate;
    this.sessions = sessions;
  }

  /// The channel's three streams.
  public record Streams(InputStream in, OutputStream out, OutputStream err) {}

  /// @param command empty for a shell
  /// @return the exit status
  public int run(String command, Streams streams) {
    try {
      return switch (RemoteCommand.parse(command)) {
        case RemoteCommand.Scp scp -> scp(scp, streams);
        case RemoteCommand.Checksum checksum -> checksum(checksum, streams);
        case RemoteCommand.Echo(String text) -> {
          say(streams.out(), text + "\n");
          yield 0;
        }
        case RemoteCommand.Unknown() -> refuse(command, streams);
      };
    } catch (IOException gone) {
      LOGGER.log(Level.FINE, "session " + session.id() + ": the channel is gone", gone);
      return FAILED;
    } catch (RuntimeException failed) {
      LOGGER.log(Level.SEVERE, "TLY-0340 session " + session.id() + ": a command failed", failed);
      return FAILED;
    }
  }

  private int refuse(String command, Streams streams) throws IOException {
    gate.enter(archive -> {
      archive.sessions().commandRefused(session, command, REFUSAL);
      return command;
    });
    say(streams.err(), REFUSAL + "\r\n");
    return FAILED;
  }

  private static void say(OutputStream stream, String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  private int scp(RemoteCommand.Scp scp, Streams streams) throws IOException {
    try (InnerClient sftp = new InnerClient(sessions)) {
      List<byte[]> paths = new ArrayList<>();
      for (Word path : scp.paths()) {
        paths.addAll(Expansion.of(path, sftp));
      }
      return Scp.run(sftp, scp.options(), paths, streams.in(), streams.out());
    }
  }

  private int checksum(RemoteCommand.Checksum asked, Streams streams) throws IOException {
    if (asked.paths().isEmpty() || asked.paths().equals(List.of("-"))) {
      return checksumOfInput(asked, streams);
    }
    int status = 0;
    try (InnerClient sftp = new InnerClient(sessions)) {
      for (String path : asked.paths()) {
        switch (sftp.checksum(path.getBytes(StandardCharsets.UTF_8), asked.algorithm().word())) {
          case Told.Granted<byte[]>(byte[] checksum) -> say(streams.out(), line(checksum, path));
          case Told.Denied<byte[]>(String because) -> {
            status = FAILED;
            say(streams.err(), asked.program() + ": " + because + "\n");
          }
        }
      }
    }
    return status;
  }

  /// Clients try a command on nothing before they use it. Anything more they can do themselves.
  private int checksumOfInput(RemoteCommand.Checksum asked, Streams streams) throws IOException {
    if (streams.in().read() >= 0) {
      say(streams.err(), asked.program() + ": name a file; what is sent here is not looked at\n");
      return FAILED;
    }
    say(streams.out(), line(asked.algorithm().start().finish(), "-"));
    return 0;
  }

  /// As GNU coreutils do: a name with a backslash or a line feed is escaped, and the line says so.
  private static String line(byte[] checksum, String path) {
    boolean escaped = path.indexOf('\\') >= 0 || path.indexOf('\n') >= 0;
    String name = path.replace("\\", "\\\\").replace("\n", "\\n");
    return (escaped ? "\\" : "") + HexFormat.of().formatHex(checksum) + "  " + name + "\n";
  }
}
