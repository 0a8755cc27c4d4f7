package org.tallystick.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.PublicationRule;

/// The folder of one interface: files on their way, and below it those that were sent and those that were refused.
final class OutgoingFolder {

  private static final String SENT = "sent";
  private static final String REFUSED = "refused";
  private static final int LONGEST_WITH_NUMBER = RawName.MAX_BYTES - "-1000000.txt".length();

  private final Path folder;

  OutgoingFolder(Path folder) {
    this.folder = folder;
  }

  void prepare() throws IOException {
    Files.createDirectories(folder.resolve(SENT));
    Files.createDirectories(folder.resolve(REFUSED));
  }

  /// Whole files that wait, by name. What begins with a dot or has a part name is still on its way.
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> !PublicationRule.USUAL.isPart(name(file)))
          .sorted()
          .toList();
    }
  }

  static RawName name(Path file) {
    return RawName.of(String.valueOf(file.getFileName()));
  }

  /// What the file is, as long as nobody touches it: the same after a restart, another one when it is moved in again, as a move sets the time its inode changed.
  ///
  /// @return empty when it is gone
  static Optional<SendKey> key(Path file) throws IOException {
    try {
      Map<String, Object> about =
          Files.readAttributes(file, "unix:dev,ino,ctime,size", LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new SendKey(
              about.get("dev")
                  + ":"
                  + about.get("ino")
                  + ":"
                  + about.get("ctime")
                  + ":"
                  + about.get("size")));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /// An earlier file of that name goes: the archive has it.
  void sent(Path file) throws IOException {
    Files.move(
        file,
        folder.resolve(SENT).resolve(String.valueOf(file.getFileName())),
        StandardCopyOption.ATOMIC_MOVE);
  }

  /// The text comes first: whoever finds the file finds it too. Nothing that was refused is ever replaced.
  void refused(Path file, String why) throws IOException {
    String name = String.valueOf(file.getFileName());
    Path target = folder.resolve(REFUSED).resolve(name);
    String stem =
        name.getBytes(StandardCharsets.UTF_8).length > LONGEST_WITH_NUMBER
            ? name.substring(0, LONGEST_WITH_NUMBER / 4)
            : name;
    for (int number = 1; isTaken(target); number++) {
      target = folder.resolve(REFUSED).resolve(stem + "-" + number);
    }
    Files.writeString(textOf(target, stem), why + "\n");
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isTaken(Path target) {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
  }

  private static Path textOf(Path target, String stem) {
    String name = String.valueOf(target.getFileName());
    return target.resolveSibling(
        (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_WITH_NUMBER ? stem : name)
            + ".txt");
  }
}
