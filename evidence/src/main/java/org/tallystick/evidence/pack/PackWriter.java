package org.tallystick.evidence.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.evidence.claim.ClaimStatement;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.CertificatePool;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.seal.SealMaker;
import org.tallystick.evidence.seal.TimeStampAuthority;
import org.tallystick.evidence.tlog.ContentDigest;

/// Collects the files of one pack, then seals and stamps them. Used once, by one thread.
public final class PackWriter {

  private final TreeMap<EntryName, byte[]> files = new TreeMap<>();
  private final List<Certificate> certificates = new ArrayList<>();
  private final List<TimeStampToken> tokens = new ArrayList<>();

  public PackWriter(ClaimStatement claim) {
    put(PackName.MIMETYPE, PackSeal.MIMETYPE);
    put(PackName.CLAIM, claim.bytes());
  }

  /// Adds a file under a name of [PackName], in any order.
  public PackWriter put(String name, byte[] content) {
    if (files.put(EntryName.parse(name), content) != null) {
      throw new IllegalArgumentException("pack: " + name + " given twice");
    }
    return this;
  }

  /// Adds a token, and what its chain may need beside the certificates in it.
  public PackWriter put(TimeStampToken token, List<Certificate> more) {
    if (tokens.stream().noneMatch(other -> other.digest().equals(token.digest()))) {
      put(PackName.token(token.digest()), token.encoded());
      tokens.add(token);
      certificates.addAll(token.certificates());
      certificates.addAll(more);
    }
    return this;
  }

  /// Seals, stamps and gives the ZIP's bytes, after the verifier has accepted them.
  ///
  /// @throws IOException when the time-stamping authority does not answer
  /// @throws IllegalStateException when what was put in does not prove the claim
  public byte[] finish(SealMaker sealMaker, TimeStampAuthority authority) throws IOException {
    byte[] zip = sealed(sealMaker, authority);
    if (PackVerifier.verify(zip) instanceof Verdict.Refused(String why)) {
      throw new IllegalStateException("pack: does not prove its claim: " + why);
    }
    return zip;
  }

  /// The same, whatever it proves: verifiers are tested with it.
  byte[] sealed(SealMaker sealMaker, TimeStampAuthority authority) throws IOException {
    // The certificates are sealed, so they must be known before the stamp that needs them is made.
    TimeStampToken sample = authority.stamp(PackSeal.file(files, PackName.CLAIM));
    certificates.addAll(sample.certificates());
    certificates.addAll(authority.certificates());
    certificates.addAll(sealMaker.certificates());
    putCertificates(sealMaker, sample);

    byte[] sealManifest = AsicManifest.ofSeal(PackSeal.evidence(files));
    put(PackName.SEAL_MANIFEST, sealManifest);
    put(PackName.SEAL, sealMaker.seal(sealManifest));
    byte[] stampManifest = AsicManifest.ofTimeStamp(PackSeal.seals(files));
    put(PackName.TIME_STAMP_MANIFEST, stampManifest);
    put(PackName.TIME_STAMP, authority.stamp(stampManifest).encoded());
    return PackZip.write(files);
  }

  private void putCertificates(SealMaker sealMaker, TimeStampToken sample) {
    CertificatePool pool = new CertificatePool(certificates);
    TreeSet<ContentDigest> used = new TreeSet<>(sample.verify(pool).chain());
    tokens.forEach(token -> used.addAll(token.verify(pool).chain()));
    sealMaker.certificates().forEach(each -> used.add(each.digest()));
    for (Certificate each : certificates) {
      if (used.remove(each.digest())) {
        put(PackName.certificate(each.digest()), each.encoded());
      }
    }
  }
}
