package org.tallystick.archive;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Settings;

/// The uploads in progress, and the folder their bytes are in: `staging/<upload id>`, each with a note beside it, and a mark when its bytes came out of order.
@ApplicationScoped
class Staging {

  private record Place(AccountId account, RawPath path) {}

  @Inject private DataDirectory data;
  @Inject private Clock clock;
  @Inject private Settings settings;

  private final Map<Place, StagedUpload> open = new ConcurrentHashMap<>();
  private Path folder;
  private long largest;

  @PostConstruct
  void prepare() {
    folder = data.stagingDirectory();
    largest = LargestFile.in(settings);
  }

  /// @param room how many bytes its account may send
  StagedUpload begin(UploadId id, PartnerSession session, RawPath path, long room)
      throws IOException {
    return open(id, session, path, room, false);
  }

  /// @param room how many bytes its account may send
  StagedUpload resume(UploadId id, PartnerSession session, RawPath path, long room)
      throws IOException {
    return open(id, session, path, room, true);
  }

  private StagedUpload open(
      UploadId id, PartnerSession session, RawPath path, long room, boolean resumed)
      throws IOException {
    StagedUpload upload =
        new StagedUpload(
            id, session, path, clock.instant(), fileOf(id), Math.min(largest, room), resumed);
    StagedNote.of(upload).write(noteOf(id));
    open.put(new Place(session.account(), path), upload);
    return upload;
  }

  /// Whether a write of it was refused because its account had no more room.
  boolean isCutByQuota(StagedUpload upload) {
    return upload.isTooLarge() && upload.largest() < largest;
  }

  Optional<StagedUpload> openAt(AccountId account, RawPath path) {
    return Optional.ofNullable(open.get(new Place(account, path)));
  }

  Collection<StagedUpload> open() {
    return open.values();
  }

  /// The upload is over but its bytes stay: it was interrupted.
  ///
  /// @return how many bytes stay
  long release(StagedUpload upload) throws IOException {
    forget(upload);
    return upload.release();
  }

  /// The upload is over and its bytes are elsewhere, or unwanted.
  void discard(StagedUpload upload) throws IOException {
    forget(upload);
    upload.discard();
    Files.deleteIfExists(noteOf(upload.id()));
  }

  void discard(UploadId id) throws IOException {
    WholeMark.remove(fileOf(id));
    Files.deleteIfExists(fileOf(id));
    Files.deleteIfExists(noteOf(id));
  }

  Path fileOf(UploadId id) {
    return folder.resolve(id.toString());
  }

  Path folder() {
    return folder;
  }

  private Path noteOf(UploadId id) {
    return folder.resolve(id + StagedNote.SUFFIX);
  }

  private void forget(StagedUpload upload) {
    open.remove(new Place(upload.session().account(), upload.path()), upload);
  }
}
