package org.tallystick.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Exit status: 0 everything was accepted, 1 something was refused, 2 the command was not understood or a file not read.
public final class Main {

  static final int ACCEPTED = 0;
  static final int REFUSED = 1;
  static final int UNUSABLE = 2;

  private static final Map<String, Command> COMMANDS =
      Map.of(
          "pack", new Packs(),
          "receipt", new Receipts(),
          "mirror", new Mirrors(),
          "key-change", new KeyChanges(),
          "vectors", new Vectors());

  private static final String USAGE =
      """
      java -jar tallystick-verify.jar pack FILE [--trust SHA256]…    check an evidence pack and print what it proves
      java -jar tallystick-verify.jar receipt FILE --policy FILE    check a receipt and print what it says
      java -jar tallystick-verify.jar mirror FOLDER --policy FILE [--since FILE-OR-FOLDER]…
                                                               replay a copy of a whole log, and compare it with what you hold from before
      java -jar tallystick-verify.jar key-change FILE --policy FILE  check which key follows one of the policy, and print the line to add to it
      java -jar tallystick-verify.jar vectors FILE.jsonl run RFC 6962 proof vectors through this verifier

      Exit status: 0 accepted, 1 refused, 2 not understood or not readable.
      """;

  private Main() {}

  @SuppressWarnings("SystemExitOutsideMain") // the status is the answer
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    Command command = arguments.isEmpty() ? null : COMMANDS.get(arguments.getFirst());
    if (command == null) {
      err.print(USAGE);
      return UNUSABLE;
    }
    try {
      return command.run(arguments.subList(1, arguments.size()), out);
    } catch (UsageException usage) {
      err.println(usage.getMessage());
      err.print(USAGE);
      return UNUSABLE;
    } catch (NoSuchFileException missing) {
      err.println(missing.getFile() + ": no such file");
      return UNUSABLE;
    } catch (IOException unreadable) {
      err.println(
          Arrays.toString(arguments.toArray()) + ": cannot be read: " + unreadable.getMessage());
      return UNUSABLE;
    }
  }
}
