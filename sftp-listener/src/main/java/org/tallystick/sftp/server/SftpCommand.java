package org.tallystick.sftp.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.MalformedPacketException;
import org.tallystick.sftp.session.RunningTransfers;
import org.tallystick.sftp.session.SftpSession;

/// The `sftp` subsystem on a channel: cuts what arrives into packets and has one thread answer them in order.
///
/// The channel's window is given back only as packets are answered, so a client that does not wait fills its window, not our memory.
final class SftpCommand implements Command, ChannelDataReceiver {

  private static final Logger LOGGER = Logger.getLogger(SftpCommand.class.getName());
  private static final byte[] END = {};
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final String LOST = "the connection was lost";

  /// Real clients have a few hundred requests outstanding; the window alone would allow hundreds of thousands of tiny ones.
  private static final int MOST_WAITING = 16_384;

  private final PartnerSession session;
  private final SessionEnd end;
  private final PartnerGate gate;
  private final Clock clock;
  private final Path storage;
  private final RunningTransfers transfers;
  private final List<SftpSession> live;
  private final PacketAssembler assembler = new PacketAssembler();
  private final BlockingQueue<byte[]> packets = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable String> endReason = new AtomicReference<>();
  private @Nullable OutputStream out;
  private @Nullable ExitCallback exit;

  SftpCommand(
      PartnerSession session,
      SessionEnd end,
      PartnerGate gate,
      Clock clock,
      Path storage,
      RunningTransfers transfers,
      List<SftpSession> live,
      ChannelSession channel) {
    this.session = session;
    this.end = end;
    this.gate = gate;
    this.clock = clock;
    this.storage = storage;
    this.transfers = transfers;
    this.live = live;
    channel.setDataReceiver(this);
  }

  @Override
  public void setInputStream(InputStream in) {}

  @Override
  public void setOutputStream(OutputStream stream) {
    out = stream;
  }

  @Override
  public void setErrorStream(OutputStream err) {}

  @Override
  public void setExitCallback(ExitCallback callback) {
    exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) {
    OutputStream stream = out;
    ExitCallback callback = exit;
    if (stream == null || callback == null) {
      throw new IllegalStateException("the channel gave no streams");
    }
    SftpSession sftp = new SftpSession(session, gate, clock, storage, transfers, stream);
    end.join();
    live.add(sftp);
    Thread.ofVirtual()
        .name("sftp-" + session.id())
        .start(() -> transfers.serve(() -> serve(channel, sftp, callback)));
  }

  private void serve(ChannelSession channel, SftpSession sftp, ExitCallback callback) {
    int status = 0;
    PartnerConnection connection = (PartnerConnection) channel.getServerSession();
    try {
      for (byte[] packet = next(sftp); packet != END; packet = next(sftp)) {
        int answered = sftp.answer(packet);
        channel.getLocalWindow().release(packet.length + PacketAssembler.LENGTH_BYTES);
        connection.moved((long) packet.length + answered);
      }
    } catch (MalformedPacketException malformed) {
      status = 1;
      refuse(malformed);
    } catch (IOException gone) {
      LOGGER.log(Level.FINE, "session " + session.id() + ": the channel is gone", gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      try {
        sftp.end(Objects.requireNonNullElse(endReason.get(), LOST));
      } finally {
        live.remove(sftp);
        end.leave();
        callback.onExit(status);
      }
    }
  }

  private byte[] next(SftpSession sftp) throws InterruptedException {
    byte[] packet = packets.poll();
    while (packet == null) {
      packet = packets.poll(IDLE.toSeconds(), TimeUnit.SECONDS);
      if (packet == null) {
        sftp.idle();
      }
    }
    return packet;
  }

  /// On the library's thread.
  @Override
  public int data(ChannelSession channel, byte[] buffer, int start, int length) {
    try {
      assembler.add(buffer, start, length, this::enqueue);
    } catch (MalformedPacketException malformed) {
      refuse(malformed);
      stop();
    }
    return 0;
  }

  private void enqueue(byte[] packet) {
    if (packets.size() >= MOST_WAITING) {
      throw new MalformedPacketException(
          "more than " + MOST_WAITING + " requests that wait for an answer");
    }
    packets.add(packet);
  }

  private void refuse(MalformedPacketException malformed) {
    String reason = "not SFTP: " + malformed.getMessage();
    if (endReason.compareAndSet(null, reason)) {
      LOGGER.warning("TLY-0305 session " + session.id() + ": " + reason);
    }
  }

  /// The client ended the channel in good order: what it asked before is still answered.
  @Override
  public void close() {
    endReason.compareAndSet(null, "the client ended the session without closing the file");
    packets.add(END);
  }

  @Override
  public void destroy(ChannelSession channel) {
    endReason.compareAndSet(null, LOST);
    stop();
  }

  private void stop() {
    packets.clear();
    packets.add(END);
  }
}
