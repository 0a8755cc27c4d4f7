package org.tallystick.sftp.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// Tells whoever asks for a shell or a command that there is none.
final class OnlySftp implements Command {

  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;

  @Override
  public void setInputStream(InputStream in) {}

  @Override
  public void setOutputStream(OutputStream out) {}

  @Override
  public void setErrorStream(OutputStream stream) {
    err = stream;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    if (err != null) {
      err.write("This service provides sftp only.\r\n".getBytes(StandardCharsets.UTF_8));
      err.flush();
    }
    if (exit != null) {
      exit.onExit(1);
    }
  }

  @Override
  public void destroy(ChannelSession channel) {}
}
