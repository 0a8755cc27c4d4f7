package org.tallystick.evidence.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.evidence.tlog.Verification;

/// Whose signatures make a checkpoint valid: C2SP tlog-policy.
///
/// @param logs any one of them must have signed
/// @param witnesses by their names in this policy
/// @param groups by their names, each after what it is made of
/// @param quorum a witness, a group or `none`
public record Policy(
    List<VerifierKey> logs,
    Map<String, VerifierKey> witnesses,
    Map<String, Group> groups,
    String quorum) {

  public static final String NONE = "none";

  private static final int LONGEST = 1 << 16;

  /// At least `threshold` of the members must have witnessed.
  public record Group(int threshold, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  public Policy {
    logs = List.copyOf(logs);
    witnesses = new LinkedHashMap<>(witnesses);
    groups = new LinkedHashMap<>(groups);
  }

  /// Only the logs' own signatures count.
  public static Policy ofLogs(List<VerifierKey> logs) {
    return new Policy(logs, Map.of(), Map.of(), NONE);
  }

  public static Policy parse(byte[] file) {
    if (file.length > LONGEST) {
      throw new MalformedNoteException(
          "policy of " + file.length + " bytes: expected at most " + LONGEST);
    }
    return new PolicyReader().read(new String(file, StandardCharsets.UTF_8));
  }

  /// Signed by a log of the policy whose name is the checkpoint's origin, and cosigned as the quorum asks.
  public Verification verify(SignedNote note) {
    String origin = Checkpoint.of(note).origin();
    List<VerifierKey> named = logs.stream().filter(key -> key.name().equals(origin)).toList();
    if (named.isEmpty()) {
      return Verification.refused("checkpoint of " + origin + ": the policy has no such log");
    }
    boolean signed = false;
    for (VerifierKey key : named) {
      if (note.signatures().stream().anyMatch(key::made)) {
        Verification verification = note.verify(key);
        if (!verification.isAccepted()) {
          return verification;
        }
        signed = true;
      }
    }
    if (!signed) {
      return Verification.refused(
          "checkpoint of " + origin + ": not signed by a key of the policy");
    }
    return verifyQuorum(note);
  }

  private Verification verifyQuorum(SignedNote note) {
    Set<String> witnessed = new HashSet<>();
    for (Map.Entry<String, VerifierKey> witness : witnesses.entrySet()) {
      if (note.signatures().stream().anyMatch(witness.getValue()::made)) {
        if (!note.verify(witness.getValue()).isAccepted()) {
          return Verification.refused(
              "checkpoint: the cosignature of " + witness.getKey() + " is wrong");
        }
        witnessed.add(witness.getKey());
      }
    }
    groups.forEach((name, group) -> {
      if (group.members().stream().filter(witnessed::contains).count() >= group.threshold()) {
        witnessed.add(name);
      }
    });
    return quorum.equals(NONE) || witnessed.contains(quorum)
        ? Verification.ACCEPTED
        : Verification.refused("checkpoint: not witnessed by " + quorum);
  }

  /// One line each, without comments.
  public byte[] bytes() {
    List<String> lines = new ArrayList<>();
    logs.forEach(key -> lines.add("log " + key));
    witnesses.forEach((name, key) -> lines.add("witness " + name + " " + key));
    groups.forEach((name, group) ->
        lines.add(
            "group " + name + " " + group.threshold() + " " + String.join(" ", group.members())));
    lines.add("quorum " + quorum);
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
