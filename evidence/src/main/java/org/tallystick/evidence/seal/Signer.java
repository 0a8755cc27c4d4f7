package org.tallystick.evidence.seal;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.Store;

/// A private key and its certificates, own one first.
record Signer(PrivateKey key, List<X509Certificate> chain) {

  Signer {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  ContentSigner contentSigner() throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
  }

  @SuppressWarnings("unchecked") // Bouncy Castle's raw store of what we put in
  Store<X509CertificateHolder> store() throws java.security.cert.CertificateEncodingException {
    return new JcaCertStore(chain);
  }

  static byte[] der(ASN1Encodable value) throws IOException {
    return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
  }

  /// Keeps the key out of logs.
  @Override
  public String toString() {
    return "signer " + certificate().getSubjectX500Principal();
  }
}
