package org.tallystick.evidence.cms;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tallystick.evidence.RefusedException;

/// What a signer signs: attributes, each once with one value, ascending (RFC 5652 §5.3 and §5.4).
record SignedAttributes(byte[] signed, Map<Oid, DerValue> values) {

  static SignedAttributes read(DerValue implicit) {
    Map<Oid, DerValue> values = new LinkedHashMap<>();
    byte[] before = {};
    for (DerValue each : implicit.inside(DerValue.context(0)).rest()) {
      RefusedException.unless(
          Arrays.compareUnsigned(before, each.encoded()) < 0,
          "CMS: signed attributes do not ascend");
      before = each.encoded();
      DerCursor attribute = each.inside(DerValue.SEQUENCE);
      Oid name = attribute.next().oid();
      DerCursor set = attribute.next().inside(DerValue.SET);
      attribute.end("CMS: signed attribute");
      RefusedException.unless(
          values.put(name, set.next()) == null, "CMS: signed attribute " + name + " twice");
      set.end("CMS: signed attribute " + name + " with several values");
    }
    // Signed is the SET itself, not the tag it stands under: RFC 5652 §5.4.
    byte[] signed = implicit.encoded();
    signed[0] = DerValue.SET;
    return new SignedAttributes(signed, values);
  }

  void requireExactly(Set<Oid> names) {
    RefusedException.unless(
        values.keySet().equals(names),
        "CMS: signed attributes " + values.keySet() + ": expected " + names);
  }

  void requireWithin(Set<Oid> names) {
    RefusedException.unless(
        names.containsAll(values.keySet()),
        "CMS: signed attributes " + values.keySet() + ": expected none but " + names);
  }

  DerValue value(Oid name) {
    DerValue value = values.get(name);
    if (value == null) {
      throw new RefusedException("CMS: signed attribute " + name + " is missing");
    }
    return value;
  }

  void requireMessage(Oid contentType, byte[] digest) {
    RefusedException.unless(
        value(Oid.CONTENT_TYPE).oid().equals(contentType), "CMS: signed content type is another");
    RefusedException.unless(
        Arrays.equals(value(Oid.MESSAGE_DIGEST).octets(), digest),
        "CMS: signed digest is that of other bytes");
  }

  /// The certificate that the signer says it used, RFC 5035 §3 and §5: the first identifier's hash.
  void requireSigner(Certificate signer) {
    boolean named = false;
    if (values.containsKey(Oid.SIGNING_CERTIFICATE)) {
      byte[] hash = firstIdentifier(value(Oid.SIGNING_CERTIFICATE)).next().octets();
      RefusedException.unless(
          Arrays.equals(hash, Digest.sha1(signer.encoded())),
          "CMS: signing-certificate names another certificate");
      named = true;
    }
    if (values.containsKey(Oid.SIGNING_CERTIFICATE_V2)) {
      DerCursor identifier = firstIdentifier(value(Oid.SIGNING_CERTIFICATE_V2));
      Digest digest =
          identifier.optional(DerValue.SEQUENCE).map(Digest::named).orElse(Digest.SHA_256);
      RefusedException.unless(
          Arrays.equals(identifier.next().octets(), digest.over(signer.encoded())),
          "CMS: signing-certificate-v2 names another certificate");
      named = true;
    }
    RefusedException.unless(named, "CMS: no signing-certificate attribute");
  }

  /// RFC 6211: where the algorithms are said twice, both say the same.
  void requireProtected(DerValue digest, DerValue algorithm) {
    DerValue said = values.get(Oid.ALGORITHM_PROTECTION);
    if (said != null) {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.writeBytes(digest.encoded());
      byte[] tagged = algorithm.encoded();
      tagged[0] = (byte) DerValue.context(1);
      both.writeBytes(tagged);
      RefusedException.unless(
          Arrays.equals(said.require(DerValue.SEQUENCE).content(), both.toByteArray()),
          "CMS: cms-algorithm-protection names other algorithms");
    }
  }

  private static DerCursor firstIdentifier(DerValue signingCertificate) {
    DerCursor identifiers =
        signingCertificate.inside(DerValue.SEQUENCE).next().inside(DerValue.SEQUENCE);
    return identifiers.next().inside(DerValue.SEQUENCE);
  }
}
