package org.tallystick.proof.anchor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.cms.Certificate;

/// The certificates in a PEM file (RFC 7468), whatever else stands in it.
public final class CertificateFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

  private CertificateFile() {}

  /// @throws IOException when the file cannot be read, or a certificate of it
  public static List<Certificate> read(Path file) throws IOException {
    Matcher blocks = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    List<Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (blocks.find()) {
        byte[] block = blocks.group().getBytes(StandardCharsets.ISO_8859_1);
        certificates.add(
            Certificate.parse(
                factory.generateCertificate(new ByteArrayInputStream(block)).getEncoded()));
      }
    } catch (CertificateException | RefusedException malformed) {
      throw new IOException(file + ": " + malformed.getMessage(), malformed);
    }
    return certificates;
  }
}
