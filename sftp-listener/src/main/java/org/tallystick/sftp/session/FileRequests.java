package org.tallystick.sftp.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.tallystick.archive.OpenedDownload;
import org.tallystick.archive.StagedUpload;
import org.tallystick.archive.WriteMode;
import org.tallystick.directory.AttributeChange;
import org.tallystick.directory.Outcome;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.handout.Dropbox;
import org.tallystick.handout.DroppedDraft;
import org.tallystick.handout.HandoutFile;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.packet.OpenFlags;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.server.PartnerGate;

/// OPEN, READ, WRITE, CLOSE and FSTAT, FSETSTAT, fsync on what they opened (filexfer-02 §6.3 to §6.4).
final class FileRequests {

  /// The longest READ that is answered whole; a longer one gets this much, as the protocol allows. The same as OpenSSH's, so that the answer fits in the 256 KiB many
  /// clients accept.
  static final int LONGEST_READ = 255 * 1024;

  static final String TAKEN_OVER = "Another session of this account goes on with this upload";

  private final PartnerSession session;
  private final PartnerGate gate;
  private final Handles handles;
  private final AskedAttributes asked;

  FileRequests(PartnerSession session, PartnerGate gate, Handles handles, AskedAttributes asked) {
    this.session = session;
    this.gate = gate;
    this.handles = handles;
    this.asked = asked;
  }

  PacketWriter open(long id, PacketReader packet) throws IOException {
    RawPath path = ClientPath.of(packet.string());
    OpenFlags flags = new OpenFlags(packet.int32());
    Attributes attributes = Attributes.read(packet);
    if (handles.areFull()) {
      return Answer.status(
          id, StatusCode.FAILURE, "Too many open handles, expected at most " + Handles.MOST);
    }
    return flags.writes() ? openForWriting(id, path, flags, attributes) : openForReading(id, path);
  }

  private PacketWriter openForWriting(long id, RawPath path, OpenFlags flags, Attributes attributes)
      throws IOException {
    WriteMode mode = new WriteMode(flags.create(), flags.truncate(), flags.exclusive());
    if (Dropbox.takes(path)) {
      return Answer.of(
          id,
          gate.enter(archive -> archive.dropbox().open(session, path, mode)),
          draft -> Answer.handle(id, handles.add(new Handle.Dropping(draft, flags.append()))));
    }
    Outcome<StagedUpload> opened =
        gate.enter(archive -> archive.uploads().open(session, path, mode));
    return Answer.of(
        id,
        opened,
        upload -> {
          upload.set(changeOf(attributes));
          return Answer.handle(id, handles.add(new Handle.Writing(upload, flags.append())));
        });
  }

  private PacketWriter openForReading(long id, RawPath path) throws IOException {
    if (ExchangeFolder.holds(path)) {
      return Answer.of(
          id,
          gate.enter(archive -> archive.handouts().open(session, path)),
          file -> Answer.handle(id, handles.add(new Handle.Handout(file))));
    }
    Outcome<OpenedDownload> opened = gate.enter(archive -> archive.downloads().open(session, path));
    return Answer.of(
        id, opened, download -> Answer.handle(id, handles.add(new Handle.Reading(download))));
  }

  PacketWriter close(long id, PacketReader packet) throws IOException {
    return switch (handles.remove(packet.string())) {
      case null -> Answer.noSuchHandle(id);
      case Handle.Writing(StagedUpload upload, boolean append) ->
          Answer.of(
              id,
              gate.enter(archive -> archive.uploads().close(upload)),
              document -> Answer.ok(id));
      case Handle.Reading(OpenedDownload download) -> {
        closeDownload(download);
        yield Answer.ok(id);
      }
      case Handle.Handout(HandoutFile file) -> {
        closeHandout(file);
        yield Answer.ok(id);
      }
      case Handle.Dropping(DroppedDraft draft, boolean append) ->
          Answer.of(
              id,
              gate.enter(archive -> archive.dropbox().close(session, draft)),
              answered -> Answer.ok(id));
      case Handle.Listed listed -> Answer.ok(id);
    };
  }

  /// The channel is gone: nothing that is open gets published (SES-2).
  void interrupt(Handle handle, String reason) throws IOException {
    switch (handle) {
      case Handle.Writing(StagedUpload upload, boolean append) ->
          gate.enter(archive -> {
            archive.uploads().interrupted(upload, reason);
            return upload;
          });
      case Handle.Reading(OpenedDownload download) ->
          gate.enter(archive -> {
            archive.downloads().interrupted(session, download, reason);
            return download;
          });
      case Handle.Handout(HandoutFile file) -> closeHandout(file);
      case Handle.Dropping(DroppedDraft draft, boolean append) ->
          gate.enter(archive -> {
            archive.dropbox().interrupted(session, draft);
            return draft;
          });
      case Handle.Listed listed -> {}
    }
  }

  private void closeHandout(HandoutFile file) throws IOException {
    gate.enter(archive -> {
      archive.handouts().close(session, file);
      return file;
    });
  }

  private void closeDownload(OpenedDownload download) throws IOException {
    gate.enter(archive -> {
      archive.downloads().close(session, download);
      return download;
    });
  }

  PacketWriter read(long id, PacketReader packet) throws IOException {
    Handle handle = handles.find(packet.string());
    long offset = packet.uint63();
    int length = (int) Math.min(packet.uint32(), LONGEST_READ);
    // Its bytes are hashed after they were sent, so no two replies share memory.
    PacketWriter reply = new PacketWriter(PacketType.DATA, length + 16).uint32(id);
    ByteBuffer target = reply.reserve(length);
    Optional<HandleBytes> bytes = HandleBytes.of(handle);
    if (bytes.isEmpty()) {
      return Answer.noSuchHandle(id);
    }
    int count = bytes.get().fill(target, offset);
    if (count <= 0 && length > 0) {
      return Answer.status(id, StatusCode.EOF, "End of file");
    }
    if (handle instanceof Handle.Reading(OpenedDownload download) && count > 0) {
      ByteBuffer handed = target.slice(target.position() - count, count);
      reply.afterSending(() -> download.served(offset, handed));
    }
    if (handle instanceof Handle.Handout(HandoutFile file) && count > 0) {
      reply.afterSending(() -> file.served(count));
    }
    return reply.filled(Math.max(count, 0));
  }

  PacketWriter write(long id, PacketReader packet) throws IOException {
    Handle handle = handles.find(packet.string());
    long offset = packet.uint63();
    ByteBuffer data = packet.data();
    if (handle instanceof Handle.Dropping(DroppedDraft draft, boolean append)) {
      return Answer.of(
          id, append ? draft.append(data) : draft.write(data, offset), written -> Answer.ok(id));
    }
    if (!(handle instanceof Handle.Writing(StagedUpload upload, boolean append))) {
      return Answer.noSuchHandle(id);
    }
    if (!upload.isOpen()) {
      return Answer.status(id, StatusCode.FAILURE, TAKEN_OVER);
    }
    return Answer.of(
        id, append ? upload.append(data) : upload.write(data, offset), written -> Answer.ok(id));
  }

  PacketWriter status(long id, PacketReader packet) throws IOException {
    Handle handle = handles.find(packet.string());
    if (!(handle instanceof Handle.Handout || handle instanceof Handle.Dropping)) {
      asked.count();
    }
    return switch (handle) {
      case null -> Answer.noSuchHandle(id);
      case Handle.Writing(StagedUpload upload, boolean append) ->
          Answer.attributes(
              id,
              Attributes.ofFile(
                  upload.size(),
                  upload.attributes().permissions().orElse(0644) & 07777,
                  upload.attributes().modifiedAt().orElse(upload.openedAt().getEpochSecond())));
      case Handle.Reading(OpenedDownload download) ->
          Answer.attributes(id, EntryAttributes.of(download.entry()));
      case Handle.Handout(HandoutFile file) ->
          Answer.attributes(id, EntryAttributes.of(file.entry()));
      case Handle.Dropping(DroppedDraft draft, boolean append) ->
          Answer.attributes(id, EntryAttributes.of(draft.entry()));
      case Handle.Listed listed -> Answer.attributes(id, Attributes.ofDirectory(0755, 0));
    };
  }

  PacketWriter setStatus(long id, PacketReader packet) throws IOException {
    Handle handle = handles.find(packet.string());
    Attributes attributes = Attributes.read(packet);
    switch (handle) {
      case null -> {
        return Answer.noSuchHandle(id);
      }
      case Handle.Writing(StagedUpload upload, boolean append) -> {
        Outcome<Long> resized =
            attributes.size().isPresent()
                ? upload.resize(attributes.size().getAsLong())
                : Outcome.done(0L);
        return Answer.of(
            id,
            resized,
            done -> {
              upload.set(changeOf(attributes));
              return Answer.ok(id);
            });
      }
      case Handle.Dropping(DroppedDraft draft, boolean append) -> {
        return attributes.size().isPresent()
            ? Answer.of(id, draft.resize(attributes.size().getAsLong()), resized -> Answer.ok(id))
            : Answer.ok(id);
      }
      case Handle.Reading reading -> {
        return setStatus(id, reading.path(), attributes);
      }
      case Handle.Handout handout -> {
        return setStatus(id, handout.path(), attributes);
      }
      case Handle.Listed listed -> {
        return Answer.status(
            id, StatusCode.PERMISSION_DENIED, "A directory's attributes are set by its path");
      }
    }
  }

  private PacketWriter setStatus(long id, RawPath path, Attributes attributes) throws IOException {
    return Answer.of(
        id,
        gate.enter(archive -> archive.paths().setAttributes(session, path, changeOf(attributes))),
        set -> Answer.ok(id));
  }

  /// `fsync@openssh.com`: what was written so far survives a crash of the server.
  PacketWriter sync(long id, PacketReader packet) throws IOException {
    return switch (handles.find(packet.string())) {
      case null -> Answer.noSuchHandle(id);
      case Handle.Writing(StagedUpload upload, boolean append) when upload.isOpen() -> {
        upload.sync();
        yield Answer.ok(id);
      }
      case Handle.Writing taken -> Answer.status(id, StatusCode.FAILURE, TAKEN_OVER);
      case Handle.Dropping(DroppedDraft draft, boolean append) -> {
        draft.sync();
        yield Answer.ok(id);
      }
      // What can only be read is durable already.
      case Handle.Reading reading -> Answer.ok(id);
      case Handle.Handout handout -> Answer.ok(id);
      case Handle.Listed listed -> Answer.ok(id);
    };
  }

  static AttributeChange changeOf(Attributes attributes) {
    OptionalInt permissions = attributes.permissions();
    return new AttributeChange(
        attributes.modifiedAt(),
        permissions.isPresent() ? OptionalInt.of(permissions.getAsInt() & 07777) : permissions);
  }
}
