package org.tallystick.evidence.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads C2SP tlog-policy "Policy file syntax and structure", line by line.
final class PolicyReader {

  private final List<VerifierKey> logs = new ArrayList<>();
  private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
  private final Map<String, Policy.Group> groups = new LinkedHashMap<>();
  private final Set<String> members = new HashSet<>();
  private @Nullable String quorum;

  Policy read(String text) {
    if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)) {
      throw new MalformedNoteException("policy: has a control character");
    }
    for (String line : text.split("\n", -1)) {
      String stripped = line.replaceAll("^[ \\t]+|[ \\t]+$", "");
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        item(List.of(stripped.split("[ \\t]+")), stripped);
      }
    }
    if (quorum == null) {
      throw new MalformedNoteException("policy: expected one quorum line");
    }
    return new Policy(logs, witnesses, groups, quorum);
  }

  private void item(List<String> words, String line) {
    int count = words.size();
    switch (words.getFirst()) {
      case "log" -> log(words, require(count == 2 || count == 3, line));
      case "witness" -> witness(words, require(count == 3 || count == 4, line));
      case "group" -> group(words, require(count >= 4, line));
      case "quorum" -> quorum(words, require(count == 2 && quorum == null, line));
      default -> require(false, line);
    }
  }

  private static String require(boolean right, String line) {
    if (!right) {
      throw new MalformedNoteException(
          "policy line \"" + line + "\": expected log, witness, group or one quorum");
    }
    return line;
  }

  private void log(List<String> words, String line) {
    VerifierKey key = VerifierKey.parse(words.get(1));
    require(key.type() == KeyType.ED25519 && isNew(logs, key), line);
    logs.add(key);
  }

  private void witness(List<String> words, String line) {
    VerifierKey key = VerifierKey.parse(words.get(2));
    require(key.type() == KeyType.COSIGNATURE && isNew(witnesses.values(), key), line);
    require(isFree(words.get(1)), line);
    witnesses.put(words.get(1), key);
  }

  private void group(List<String> words, String line) {
    List<String> of = words.subList(3, words.size());
    for (String member : of) {
      require(!member.equals(Policy.NONE) && !isFree(member) && members.add(member), line);
    }
    require(isFree(words.get(1)), line);
    groups.put(words.get(1), new Policy.Group(threshold(words.get(2), of.size(), line), of));
  }

  private static int threshold(String word, int size, String line) {
    return switch (word) {
      case "all" -> size;
      case "any" -> 1;
      default -> {
        require(word.matches("[1-9][0-9]{0,8}") && Integer.parseInt(word) <= size, line);
        yield Integer.parseInt(word);
      }
    };
  }

  private void quorum(List<String> words, String line) {
    String name = words.get(1);
    require(name.equals(Policy.NONE) || !isFree(name), line);
    quorum = name;
  }

  private boolean isFree(String name) {
    return !name.equals(Policy.NONE) && !witnesses.containsKey(name) && !groups.containsKey(name);
  }

  private static boolean isNew(Iterable<VerifierKey> keys, VerifierKey key) {
    for (VerifierKey known : keys) {
      if (Arrays.equals(known.key(), key.key())) {
        return false;
      }
    }
    return true;
  }
}
