package org.tallystick.evidence.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.session.SshKey;
import org.tallystick.evidence.tlog.ContentDigest;

/// Judges a pack by its bytes alone (`docs/evidence.md` §5 to §10). Keeps no state.
public final class PackVerifier {

  private PackVerifier() {}

  /// Whom to trust is left to the reader.
  public static Verdict verify(byte[] zip) {
    return verify(zip, Set.of());
  }

  /// Refuses also when seal or tokens rest on another authority than these; none given means any.
  public static Verdict verify(byte[] zip, Set<ContentDigest> trusted) {
    try {
      return judge(zip, trusted);
    } catch (RuntimeException found) {
      // Whatever a crafted pack makes our readers stumble over, it is refused.
      String why = found.getMessage();
      return new Verdict.Refused(why == null ? "pack: malformed: " + found : why);
    }
  }

  private static Verdict judge(byte[] zip, Set<ContentDigest> trusted) {
    PackSeal seal = PackSeal.verify(zip);
    for (ContentDigest authority : seal.authorities()) {
      RefusedException.unless(
          trusted.isEmpty() || trusted.contains(authority),
          "authority " + authority + ": is not one you trust");
    }
    ClaimStatement statement = ClaimStatement.parse(PackSeal.file(seal.files(), PackName.CLAIM));
    PackReader reader = new PackReader(seal, statement);
    PackEvidence evidence = reader.read();
    List<String> notes = new ArrayList<>();
    SshKey host = reader.hostKey();
    notes.add("The log's key is vouched for by the SFTP host key " + host.fingerprint() + ".");
    seal.authorities()
        .forEach(authority ->
            notes.add(
                "Seal and time stamps rest on the authority with certificate " + authority + "."));
    notes.add("Sealed not later than " + seal.sealed().notLater() + ".");
    notes.addAll(reader.witnessed());
    notes.addAll(new ClaimJudge(evidence, seal.files()).judge(statement.claim()));
    return new Verdict.Accepted(statement.sentence(), statement.limits(), notes);
  }
}
