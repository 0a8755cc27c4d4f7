package org.tallystick.evidence.cms;

/// An object identifier by its encoded content in hex; those that a seal, a token or a certificate may hold.
record Oid(String hex) {

  static final Oid DATA = new Oid("2a864886f70d010701");
  static final Oid SIGNED_DATA = new Oid("2a864886f70d010702");
  static final Oid TST_INFO = new Oid("2a864886f70d0109100104");

  static final Oid CONTENT_TYPE = new Oid("2a864886f70d010903");
  static final Oid MESSAGE_DIGEST = new Oid("2a864886f70d010904");
  static final Oid SIGNING_TIME = new Oid("2a864886f70d010905");
  static final Oid ALGORITHM_PROTECTION = new Oid("2a864886f70d010934");
  static final Oid SIGNING_CERTIFICATE = new Oid("2a864886f70d010910020c");
  static final Oid SIGNING_CERTIFICATE_V2 = new Oid("2a864886f70d010910022f");

  static final Oid RSA = new Oid("2a864886f70d010101");
  static final Oid EC = new Oid("2a8648ce3d0201");
  static final Oid P256 = new Oid("2a8648ce3d030107");

  static final Oid BASIC_CONSTRAINTS = new Oid("551d13");
  static final Oid KEY_USAGE = new Oid("551d0f");
  static final Oid EXTENDED_KEY_USAGE = new Oid("551d25");
  static final Oid TIME_STAMPING = new Oid("2b06010505070308");

  @Override
  public String toString() {
    return "object identifier " + hex;
  }
}
