package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Settings;

/// The last signed checkpoint of each log, outside the data directory and its backups (rule R8): `TALLYSTICK_CHECKPOINT_DIR`, by default beside the data directory.
@ApplicationScoped
public class CheckpointDirectory {

  @Inject private Settings settings;
  @Inject private DataDirectory data;

  public Path path() {
    return path(settings, data.root());
  }

  /// @param data the data directory
  public static Path path(Settings settings, Path data) {
    Path beside = data.resolveSibling(data.getFileName() + "-checkpoints");
    return Path.of(settings.text("TALLYSTICK_CHECKPOINT_DIR", beside.toString())).toAbsolutePath();
  }

  /// @throws UncheckedIOException when the directory cannot be read: nothing may be signed then
  Optional<SignedNote> last(LogId log, VerifierKey key) {
    Path file = file(log, key);
    try {
      return Files.exists(file)
          ? Optional.of(SignedNote.parse(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0603 checkpoint " + file + ": cannot be read; check the rights of its folder",
          failed);
    }
  }

  /// Durable on return.
  void keep(LogId log, VerifierKey key, SignedNote checkpoint) {
    Path file = file(log, key);
    try {
      Files.createDirectories(path());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, checkpoint.bytes());
      sync(fresh);
      replace(fresh, file);
      sync(path());
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0604 checkpoint "
              + file
              + ": cannot be written; check the rights of its folder and the disk",
          failed);
    }
  }

  /// The one step by which the checkpoint becomes the last one.
  void replace(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Whether one disk failure or one restored backup can take both.
  public boolean sharesTheDataFileSystem() {
    try {
      return Files.isDirectory(path())
          && Files.getFileStore(path()).equals(Files.getFileStore(data.root()));
    } catch (IOException unknown) {
      return true;
    }
  }

  Path file(LogId log, VerifierKey key) {
    return path().resolve(fileName(log, key));
  }

  /// By key, so that a new installation does not stumble over what one that was removed has left.
  public static String fileName(LogId log, VerifierKey key) {
    return log + "-" + key.keyId() + ".checkpoint";
  }

  private static void sync(Path fileOrFolder) throws IOException {
    try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
