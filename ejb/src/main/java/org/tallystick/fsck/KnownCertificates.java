package org.tallystick.fsck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.platform.Settings;
import org.tallystick.proof.anchor.CertificateFile;

/// What the chains of time stamps may need beside the certificates that stand in them.
record KnownCertificates(List<Certificate> certificates) {

  KnownCertificates {
    certificates = List.copyOf(certificates);
  }

  /// The embedded authority's, and those of `TALLYSTICK_TSA_CERTIFICATES`.
  static KnownCertificates of(Path data, Settings settings) {
    List<Certificate> known = new ArrayList<>();
    try {
      Path embedded = data.resolve("keys").resolve("authority.pem");
      if (Files.exists(embedded)) {
        known.addAll(CertificateFile.read(embedded));
      }
      Optional<String> external = settings.find("TALLYSTICK_TSA_CERTIFICATES");
      if (external.isPresent()) {
        known.addAll(CertificateFile.read(Path.of(external.get())));
      }
    } catch (IOException unreadable) {
      throw new CheckFault(
          "TLY-0644 check: the authority's certificates cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
    return new KnownCertificates(known);
  }

  List<Certificate> with(List<Certificate> more) {
    List<Certificate> all = new ArrayList<>(certificates);
    all.addAll(more);
    return all;
  }
}
