package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.evidence.pack.PackVerifier;
import org.tallystick.evidence.pack.Verdict;
import org.tallystick.evidence.tlog.ContentDigest;

/// Judges one evidence pack and prints what it proves, and on whose word.
final class Packs implements Command {

  @Override
  public int run(List<String> arguments, PrintStream out) throws IOException, UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException("pack: expected a file");
    }
    Set<ContentDigest> trusted = trusted(arguments.subList(1, arguments.size()));
    return switch (PackVerifier.verify(
        Files.readAllBytes(Path.of(arguments.getFirst())), trusted)) {
      case Verdict.Refused(String why) -> {
        out.println("refused: " + why);
        yield Main.REFUSED;
      }
      case Verdict.Accepted(String sentence, List<String> limits, List<String> notes) -> {
        out.println("accepted: " + sentence);
        notes.forEach(note -> out.println("note: " + note));
        limits.forEach(limit -> out.println("not proven: " + limit));
        yield Main.ACCEPTED;
      }
    };
  }

  private static Set<ContentDigest> trusted(List<String> options) throws UsageException {
    Set<ContentDigest> trusted = new HashSet<>();
    for (int at = 0; at < options.size(); at += 2) {
      if (!options.get(at).equals("--trust") || at + 1 == options.size()) {
        throw new UsageException("pack: expected --trust SHA256 after the file");
      }
      try {
        trusted.add(ContentDigest.ofHex(options.get(at + 1)));
      } catch (IllegalArgumentException notAHash) {
        throw new UsageException(
            "pack: --trust " + options.get(at + 1) + ": expected 64 hexadecimal digits");
      }
    }
    return trusted;
  }
}
