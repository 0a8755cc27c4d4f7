package org.tallystick.sftp.session;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.tallystick.archive.PathStatus;
import org.tallystick.archive.StagedUpload;
import org.tallystick.archive.WriteMode;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.handout.Dropbox;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.packet.LongName;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.server.PartnerGate;

/// STAT, LSTAT, SETSTAT, REMOVE, RENAME, REALPATH and the refused READLINK, SYMLINK (filexfer-02 §6.5 to §6.11).
final class PathRequests {

  private static final WriteMode EXISTING = new WriteMode(false, false, false);

  private final PartnerSession session;
  private final PartnerGate gate;
  private final Clock clock;
  private final AskedAttributes asked;

  PathRequests(PartnerSession session, PartnerGate gate, Clock clock, AskedAttributes asked) {
    this.session = session;
    this.gate = gate;
    this.clock = clock;
    this.asked = asked;
  }

  /// There are no links, so STAT and LSTAT are the same.
  PacketWriter status(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    if (ExchangeFolder.holds(path)) {
      return Answer.of(
          id,
          gate.enter(archive -> archive.handouts().status(session, path)),
          found -> Answer.attributes(id, EntryAttributes.of(found)));
    }
    asked.count();
    Outcome<PathStatus> status = gate.enter(archive -> archive.paths().status(session, path));
    return Answer.of(id, status, found -> Answer.attributes(id, EntryAttributes.of(found)));
  }

  PacketWriter setStatus(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    Attributes attributes = Attributes.read(packet);
    if (Dropbox.takes(path)
        && attributes.size().isEmpty()
        && gate.enter(archive -> archive.dropbox().isOwn(session, path))) {
      return Answer.ok(id);
    }
    Outcome<RawPath> resized =
        attributes.size().isPresent()
            ? resize(path, attributes.size().getAsLong())
            : Outcome.done(path);
    if (resized instanceof Outcome.Refused<RawPath>) {
      return Answer.of(id, resized, done -> Answer.ok(id));
    }
    return Answer.of(
        id,
        gate.enter(archive ->
            archive.paths().setAttributes(session, path, FileRequests.changeOf(attributes))),
        done -> Answer.ok(id));
  }

  /// Cutting a published file makes a new version of it.
  private Outcome<RawPath> resize(RawPath path, long size) throws IOException {
    Optional<Outcome<Long>> open =
        gate.enter(archive -> archive.uploads().resizeOpen(session, path, size));
    if (open.isPresent()) {
      return open.get().then(resized -> Outcome.done(path));
    }
    return switch (gate.enter(archive -> archive.uploads().open(session, path, EXISTING))) {
      case Outcome.Done<StagedUpload>(StagedUpload upload) ->
          gate.enter(archive -> archive.uploads().resize(upload, size));
      case Outcome.Refused<StagedUpload>(Refusal refusal) -> new Outcome.Refused<>(refusal);
    };
  }

  PacketWriter remove(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    if (Dropbox.takes(path) && gate.enter(archive -> archive.dropbox().remove(session, path))) {
      return Answer.ok(id);
    }
    return Answer.of(
        id, gate.enter(archive -> archive.paths().remove(session, path)), gone -> Answer.ok(id));
  }

  PacketWriter rename(long id, PacketReader packet) throws IOException {
    return rename(id, packet, false);
  }

  /// `posix-rename@openssh.com`: replaces what is at the new path, atomically.
  PacketWriter replace(long id, PacketReader packet) throws IOException {
    return rename(id, packet, true);
  }

  private PacketWriter rename(long id, PacketReader packet, boolean replace) throws IOException {
    RawPath from = ClientPath.of(packet.string());
    RawPath to = ClientPath.of(packet.string());
    Optional<Outcome<RawPath>> dropped =
        Dropbox.takes(from)
            ? gate.enter(archive -> archive.dropbox().rename(session, from, to))
            : Optional.empty();
    if (dropped.isPresent()) {
      return Answer.of(id, dropped.get(), done -> Answer.ok(id));
    }
    return Answer.of(
        id,
        gate.enter(archive -> archive.directories().rename(session, from, to, replace)),
        moved -> Answer.ok(id));
  }

  /// Answers also for what does not exist; clients ask before they create.
  PacketWriter realPath(long id, PacketReader packet) {
    byte[] path = ClientPath.of(packet.string()).bytes();
    Attributes none = Attributes.ofDirectory(0755, 0);
    PacketWriter reply = new PacketWriter(PacketType.NAME).uint32(id).uint32(1);
    reply.string(path).string(LongName.of(path, none, session.partner().value(), clock.instant()));
    none.write(reply);
    return reply;
  }

  PacketWriter links(long id, PacketReader packet) {
    return Answer.status(id, StatusCode.OP_UNSUPPORTED, "There are no links here");
  }
}
