package org.tallystick.sftp.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.ChecksumAlgorithm;
import org.tallystick.sftp.scp.ScpOptions;

/// What an exec request asks for.
sealed interface RemoteCommand {

  /// `scp -t` and `scp -f`.
  record Scp(ScpOptions options, List<Word> paths) implements RemoteCommand {}

  /// `md5sum FILE…` and its like; without a file, of what the client sends.
  record Checksum(String program, ChecksumAlgorithm algorithm, List<String> paths)
      implements RemoteCommand {}

  /// `echo WORD…`, by which clients find out what they talk to.
  record Echo(String text) implements RemoteCommand {}

  record Unknown() implements RemoteCommand {}

  int MOST_PATHS = 1000;

  static RemoteCommand parse(String command) {
    Optional<List<Word>> words = ShellWords.of(command);
    if (words.isEmpty() || words.get().isEmpty()) {
      return new Unknown();
    }
    String program = words.get().getFirst().text();
    List<Word> arguments = words.get().subList(1, words.get().size());
    if (program.equals("echo")) {
      return new Echo(String.join(" ", arguments.stream().map(Word::text).toList()));
    }
    if (program.equals("scp")) {
      return scp(arguments);
    }
    return program.endsWith("sum")
        ? ChecksumAlgorithm.named(program.substring(0, program.length() - "sum".length()))
            .filter(algorithm -> algorithm != ChecksumAlgorithm.CRC32)
            .map(algorithm -> checksum(program, algorithm, arguments))
            .orElseGet(Unknown::new)
        : new Unknown();
  }

  private static RemoteCommand checksum(
      String program, ChecksumAlgorithm algorithm, List<Word> arguments) {
    List<String> paths = new ArrayList<>();
    boolean options = true;
    for (Word argument : arguments) {
      String text = argument.text();
      if (options && text.equals("--")) {
        options = false;
      } else if (options && List.of("-b", "-t", "--binary", "--text").contains(text)) {
        continue;
      } else if (options && text.startsWith("-") && text.length() > 1
          || argument.pattern().isPresent()) {
        return new Unknown();
      } else {
        paths.add(text);
      }
    }
    return paths.size() > MOST_PATHS ? new Unknown() : new Checksum(program, algorithm, paths);
  }

  private static RemoteCommand scp(List<Word> arguments) {
    StringBuilder letters = new StringBuilder();
    List<Word> paths = new ArrayList<>();
    boolean options = true;
    for (Word argument : arguments) {
      String text = argument.text();
      if (options && text.equals("--")) {
        options = false;
      } else if (options && text.startsWith("-") && text.length() > 1) {
        letters.append(text, 1, text.length());
      } else {
        paths.add(argument);
        options = false;
      }
    }
    return ScpOptions.of(letters.toString())
        .filter(known -> !paths.isEmpty() && paths.size() <= MOST_PATHS)
        .filter(known -> !known.takes() || paths.size() == 1)
        .<RemoteCommand>map(known -> new Scp(known, paths))
        .orElseGet(Unknown::new);
  }
}
