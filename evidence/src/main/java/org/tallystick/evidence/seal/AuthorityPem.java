package org.tallystick.evidence.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/// Signers as text: each one's private key, certificate and root, one signer after the other.
final class AuthorityPem {

  private static final String KEY = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";

  private AuthorityPem() {}

  static byte[] write(List<Signer> signers) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      for (Signer signer : signers) {
        writer.writeObject(new PemObject(KEY, signer.key().getEncoded()));
        for (X509Certificate certificate : signer.chain()) {
          writer.writeObject(new PemObject(CERTIFICATE, certificate.getEncoded()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of ours has no encoding", e);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  static LocalAuthority read(byte[] pem) throws IOException {
    try (PemReader reader =
        new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
      List<Signer> signers = new ArrayList<>();
      for (@Nullable PemObject each = reader.readPemObject();
          each != null;
          each = reader.readPemObject()) {
        PrivateKey key = key(each);
        signers.add(
            new Signer(
                key,
                List.of(certificate(reader.readPemObject()), certificate(reader.readPemObject()))));
      }
      if (signers.size() != 2) {
        throw new IOException(
            "authority's PEM with "
                + signers.size()
                + " keys: expected 2, of seal and time stamps");
      }
      return new LocalAuthority(signers.get(0), signers.get(1));
    } catch (GeneralSecurityException e) {
      throw new IOException("authority's PEM: holds a key or certificate that cannot be read", e);
    }
  }

  private static PrivateKey key(PemObject object) throws IOException, GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(content(object, KEY)));
  }

  private static X509Certificate certificate(@Nullable PemObject object)
      throws IOException, GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(content(object, CERTIFICATE)));
  }

  private static byte[] content(@Nullable PemObject object, String kind) throws IOException {
    if (object == null || !object.getType().equals(kind)) {
      throw new IOException(
          "authority's PEM: found "
              + (object == null ? "the end" : object.getType())
              + ", expected "
              + kind);
    }
    return object.getContent();
  }
}
