package org.tallystick.evidence.witness;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.evidence.note.MalformedNoteException;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.VerifierKey;

/// Which witnesses are asked, and which of them must have cosigned: a C2SP tlog-policy whose `witness` lines say where.
///
/// @param rule its `log` lines count for nothing: a log knows its own keys
public record WitnessPolicy(Policy rule, List<Witness> witnesses) {

  public static final WitnessPolicy NONE = new WitnessPolicy(Policy.ofLogs(List.of()), List.of());

  private static final int MOST = 32;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public WitnessPolicy {
    witnesses = List.copyOf(witnesses);
  }

  /// @throws MalformedNoteException when it is no policy, or does not say where a witness is
  public static WitnessPolicy parse(byte[] file) {
    Policy rule = Policy.parse(file);
    List<Witness> witnesses = new ArrayList<>();
    for (String line : new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      String[] words = line.strip().split("[ \\t]+", -1);
      if (words[0].equals("witness")) {
        witnesses.add(witness(words));
      }
    }
    if (witnesses.size() > MOST) {
      throw new MalformedNoteException(
          "policy: " + witnesses.size() + " witnesses, expected at most " + MOST);
    }
    return new WitnessPolicy(rule, witnesses);
  }

  private static Witness witness(String... words) {
    if (words.length == 4) {
      try {
        URI prefix = URI.create(words[3]);
        if (prefix.getHost() != null && SCHEMES.contains(prefix.getScheme())) {
          return new Witness(words[1], VerifierKey.parse(words[2]), prefix);
        }
      } catch (IllegalArgumentException malformed) {
        throw new MalformedNoteException("policy: " + malformed.getMessage());
      }
    }
    throw new MalformedNoteException(
        "policy: witness " + words[1] + ": expected its http or https address behind its key");
  }

  /// The rule for checkpoints of a log with these keys.
  public Policy of(List<VerifierKey> logs) {
    return new Policy(logs, rule.witnesses(), rule.groups(), rule.quorum());
  }
}
