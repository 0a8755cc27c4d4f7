package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/// One thing the verifier does.
interface Command {

  /// @return the exit status
  /// @throws UsageException the arguments are not what the command takes
  int run(List<String> arguments, PrintStream out) throws IOException, UsageException;
}
