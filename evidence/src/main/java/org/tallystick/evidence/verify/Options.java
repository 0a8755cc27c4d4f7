package org.tallystick.evidence.verify;

import java.nio.file.Path;
import java.util.List;

/// `WHAT --policy FILE`
record Options(Path subject, Path policy) {

  static Options parse(String command, List<String> arguments) throws UsageException {
    if (arguments.size() != 3 || !arguments.get(1).equals("--policy")) {
      throw new UsageException(command + ": expected a file or folder and --policy FILE");
    }
    return new Options(Path.of(arguments.get(0)), Path.of(arguments.get(2)));
  }
}
