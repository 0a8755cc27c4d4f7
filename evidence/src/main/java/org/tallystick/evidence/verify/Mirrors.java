package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.mirror.Mirror;
import org.tallystick.evidence.mirror.MirrorVerdict;

/// Replays a mirrored log: `FOLDER --policy FILE [--since FILE-OR-FOLDER]…`
final class Mirrors implements Command {

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException, UsageException {
    List<Path> held = new ArrayList<>();
    Path policy = null;
    if (arguments.size() % 2 == 0) {
      throw usage();
    }
    for (int at = 1; at < arguments.size(); at += 2) {
      Path value = Path.of(arguments.get(at + 1));
      switch (arguments.get(at)) {
        case "--since" -> held.add(value);
        case "--policy" -> policy = once(policy, value);
        default -> throw usage();
      }
    }
    if (policy == null) {
      throw usage();
    }
    return judge(Path.of(arguments.getFirst()), Files.readAllBytes(policy), held, out);
  }

  private static Path once(@Nullable Path before, Path value) throws UsageException {
    if (before != null) {
      throw usage();
    }
    return value;
  }

  private static int judge(Path folder, byte[] policy, List<Path> held, PrintStream out)
      throws IOException {
    try {
      return switch (Mirror.verify(folder, policy, held)) {
        case MirrorVerdict.Refused(String why) -> {
          out.println("refused: " + why);
          yield Main.REFUSED;
        }
        case MirrorVerdict.Accepted(String sentence, List<String> notes, List<String> limits) -> {
          out.println("accepted: " + sentence);
          notes.forEach(note -> out.println("note: " + note));
          limits.forEach(limit -> out.println("not proven: " + limit));
          yield Main.ACCEPTED;
        }
      };
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static UsageException usage() {
    return new UsageException(
        "mirror: expected a folder, --policy FILE, and --since FILE-OR-FOLDER as often as wanted");
  }
}
