package org.tallystick.sftp.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.tallystick.directory.Listing;
import org.tallystick.directory.Outcome;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.handout.HandoutListing;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.packet.LongName;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.server.PartnerGate;

/// OPENDIR, READDIR, MKDIR and RMDIR (filexfer-02 §6.6 to §6.7). Pages go by key, so a listing needs the same memory however long it is.
final class DirectoryRequests {

  /// A reply is ended at this size; one more entry always fits under what clients take: sshfs 128 KiB, OpenSSH 256 KiB.
  private static final int FULL_REPLY = 120 * 1024;

  private final PartnerSession session;
  private final PartnerGate gate;
  private final Handles handles;
  private final Clock clock;

  DirectoryRequests(PartnerSession session, PartnerGate gate, Handles handles, Clock clock) {
    this.session = session;
    this.gate = gate;
    this.handles = handles;
    this.clock = clock;
  }

  PacketWriter open(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    if (handles.areFull()) {
      return Answer.status(
          id, StatusCode.FAILURE, "Too many open handles, expected at most " + Handles.MOST);
    }
    return ExchangeFolder.holds(path) ? openHandout(id, path) : openTree(id, path);
  }

  private PacketWriter openTree(long id, RawPath path) throws IOException {
    Outcome<Listing> granted = gate.enter(archive -> archive.directories().list(session, path));
    return Answer.of(id, granted, listing -> opened(id, path, new TreePages(listing, gate)));
  }

  private PacketWriter openHandout(long id, RawPath path) throws IOException {
    Outcome<HandoutListing> found = gate.enter(archive -> archive.handouts().list(session, path));
    return Answer.of(
        id, found, listing -> opened(id, path, new HandoutPages(session, listing, gate)));
  }

  private PacketWriter opened(long id, RawPath path, Pages pages) {
    return Answer.handle(id, handles.add(new Handle.Listed(path, pages)));
  }

  PacketWriter read(long id, PacketReader packet) throws IOException {
    if (!(handles.find(packet.string()) instanceof Handle.Listed listed)) {
      return Answer.noSuchHandle(id);
    }
    PacketWriter reply = new PacketWriter(PacketType.NAME, 64 * 1024).uint32(id);
    int countPosition = reply.size();
    reply.uint32(0);
    int count = 0;
    Instant now = clock.instant();
    while (reply.size() < FULL_REPLY && listed.hasMore()) {
      write(reply, listed.next(), now);
      count++;
    }
    if (count == 0) {
      return Answer.status(id, StatusCode.EOF, "End of directory");
    }
    reply.patch32(countPosition, count);
    return reply;
  }

  private void write(PacketWriter reply, ListedName listed, Instant now) {
    byte[] name = listed.name().bytes();
    Attributes attributes = listed.attributes();
    reply.string(name).string(LongName.of(name, attributes, session.partner().value(), now));
    attributes.write(reply);
  }

  PacketWriter make(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    Attributes.read(packet);
    return Answer.of(
        id,
        gate.enter(archive -> archive.directories().makeDirectory(session, path)),
        made -> Answer.ok(id));
  }

  PacketWriter remove(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    return Answer.of(
        id,
        gate.enter(archive -> archive.directories().removeDirectory(session, path)),
        gone -> Answer.ok(id));
  }
}
