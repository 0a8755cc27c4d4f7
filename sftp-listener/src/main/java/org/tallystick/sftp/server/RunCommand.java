package org.tallystick.sftp.server;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.command.CommandRun;
import org.tallystick.sftp.session.RunningTransfers;

/// An exec or shell channel: one thread runs the command and then says how it ended.
final class RunCommand implements Command {

  private final PartnerSession session;
  private final SessionEnd end;
  private final RunningTransfers transfers;
  private final CommandRun run;
  private final String command;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;

  /// @param command empty for a shell
  RunCommand(
      PartnerSession session,
      SessionEnd end,
      RunningTransfers transfers,
      CommandRun run,
      String command) {
    this.session = session;
    this.end = end;
    this.transfers = transfers;
    this.run = run;
    this.command = command;
  }

  @Override
  public void setInputStream(InputStream stream) {
    in = stream;
  }

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    InputStream input = in;
    OutputStream output = out;
    OutputStream errors = err;
    ExitCallback callback = exit;
    if (input == null || output == null || errors == null || callback == null) {
      throw new IllegalStateException("the channel gave no streams");
    }
    CommandRun.Streams streams = new CommandRun.Streams(input, output, errors);
    end.join();
    Thread.ofVirtual()
        .name("exec-" + session.id())
        .start(() -> transfers.serve(() -> serve(streams, callback)));
  }

  private void serve(CommandRun.Streams streams, ExitCallback callback) {
    int status = 1;
    try {
      status = run.run(command, streams);
    } finally {
      end.leave();
      callback.onExit(status);
    }
  }

  /// The streams end with the channel, and the command with them.
  @Override
  public void destroy(ChannelSession channel) {}
}
