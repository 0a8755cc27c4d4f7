package org.tallystick.sftp.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.live.LiveTransfer;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.MalformedPacketException;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.packet.UnusableNumberException;
import org.tallystick.sftp.server.PartnerGate;

/// One SFTP channel of a signed-in session: answers packets one after the other. Confined to one thread.
public final class SftpSession {

  private static final Logger LOGGER = Logger.getLogger(SftpSession.class.getName());
  private static final int VERSION = 3;

  private final PartnerSession session;
  private final OutputStream out;
  private final Handles handles;
  private final AskedAttributes asked;
  private final FileRequests files;
  private final Map<Integer, Requests> byType;
  private boolean begun;

  /// @param storage where content goes, for `statvfs`
  /// @param transfers told of the files this session opens
  public SftpSession(
      PartnerSession session,
      PartnerGate gate,
      Clock clock,
      Path storage,
      RunningTransfers transfers,
      OutputStream out) {
    this.session = session;
    this.out = out;
    this.handles = new Handles(transfers, clock);
    this.asked = new AskedAttributes(session, gate, clock);
    this.files = new FileRequests(session, gate, handles, asked);
    DirectoryRequests directories = new DirectoryRequests(session, gate, handles, clock);
    PathRequests paths = new PathRequests(session, gate, clock, asked);
    ExtendedRequests extended =
        new ExtendedRequests(
            files,
            paths,
            new CopyRequests(handles),
            new ChecksumRequests(session, gate, handles, asked),
            storage,
            session,
            gate,
            handles);
    this.byType =
        Map.ofEntries(
            Map.entry(PacketType.OPEN, files::open),
            Map.entry(PacketType.CLOSE, files::close),
            Map.entry(PacketType.READ, files::read),
            Map.entry(PacketType.WRITE, files::write),
            Map.entry(PacketType.FSTAT, files::status),
            Map.entry(PacketType.FSETSTAT, files::setStatus),
            Map.entry(PacketType.OPENDIR, directories::open),
            Map.entry(PacketType.READDIR, directories::read),
            Map.entry(PacketType.MKDIR, directories::make),
            Map.entry(PacketType.RMDIR, directories::remove),
            Map.entry(PacketType.STAT, paths::status),
            Map.entry(PacketType.LSTAT, paths::status),
            Map.entry(PacketType.SETSTAT, paths::setStatus),
            Map.entry(PacketType.REMOVE, paths::remove),
            Map.entry(PacketType.RENAME, paths::rename),
            Map.entry(PacketType.REALPATH, paths::realPath),
            Map.entry(PacketType.READLINK, paths::links),
            Map.entry(PacketType.SYMLINK, paths::links),
            Map.entry(PacketType.EXTENDED, extended::answer));
  }

  /// Answers one packet.
  ///
  /// @param packet type and payload, without the length
  /// @return how many bytes the answer has
  /// @throws MalformedPacketException the client does not speak SFTP; its session ends
  /// @throws IOException the channel is gone
  public int answer(byte[] packet) throws IOException {
    PacketReader reader = new PacketReader(packet);
    int type = reader.uint8();
    if (!begun) {
      return send(begin(type));
    }
    long id = reader.uint32();
    int sent = send(answer(type, id, reader));
    handles.closesAreAnswered();
    return sent;
  }

  private int send(PacketWriter answer) throws IOException {
    answer.sendTo(out);
    out.flush();
    return answer.size();
  }

  private PacketWriter answer(int type, long id, PacketReader packet) {
    Requests request = byType.get(type);
    if (request == null) {
      return Answer.status(
          id, StatusCode.OP_UNSUPPORTED, "Request type " + type + " is not known here");
    }
    try {
      return request.answer(id, packet);
    } catch (UnusablePathException unusable) {
      return Answer.status(id, StatusCode.FAILURE, unusable.sentence());
    } catch (UnusableNumberException unusable) {
      return Answer.status(id, StatusCode.FAILURE, unusable.sentence());
    } catch (ClosedChannelException takenOver) {
      return Answer.status(id, StatusCode.FAILURE, FileRequests.TAKEN_OVER);
    } catch (LedgerFault | IOException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0301 session " + session.id() + ": request type " + type + " failed",
          failed);
      return Answer.fault(id, failed);
    } catch (MalformedPacketException malformed) {
      throw malformed;
    } catch (RuntimeException failed) {
      LOGGER.log(
          Level.SEVERE,
          "TLY-0302 session " + session.id() + ": request type " + type + " failed",
          failed);
      return Answer.fault(id, failed);
    }
  }

  /// Version 3 whatever is asked for (filexfer-02 §4).
  private PacketWriter begin(int type) {
    if (type != PacketType.INIT) {
      throw new MalformedPacketException("packet type " + type + ", expected INIT first");
    }
    begun = true;
    PacketWriter version = new PacketWriter(PacketType.VERSION).uint32(VERSION);
    for (ExtendedRequests.Extension extension : ExtendedRequests.ADVERTISED) {
      version.string(extension.name()).string(extension.data());
    }
    return version;
  }

  /// The channel is over, by whatever way: interrupts what is open and reports the last STATs.
  public void end(String reason) {
    for (Handle handle : handles.all()) {
      try {
        files.interrupt(handle, reason);
      } catch (IOException | RuntimeException failed) {
        LOGGER.log(
            Level.WARNING,
            "TLY-0303 session " + session.id() + ": " + handle.path() + " was not put away",
            failed);
      }
    }
    handles.clear();
    asked.report();
  }

  /// The files that are open now. From any thread.
  public List<LiveTransfer> transfers() {
    return handles.transfers();
  }

  /// Nothing was asked for a while: reports what is due.
  public void idle() {
    asked.reportWhenDue();
  }
}
