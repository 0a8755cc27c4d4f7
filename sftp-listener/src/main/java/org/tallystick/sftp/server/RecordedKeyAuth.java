package org.tallystick.sftp.server;

import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKey;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;
import org.tallystick.guard.AddressList;

/// Public key authentication (RFC 4252 §7) whose success is recorded before it is told.
final class RecordedKeyAuth extends UserAuthPublicKey {

  private final SignIns signIns;

  private RecordedKeyAuth(SignIns signIns, List<NamedFactory<Signature>> factories) {
    super(factories);
    this.signIns = signIns;
  }

  @Override
  public Boolean doAuth(Buffer buffer, boolean init) throws Exception {
    ServerSession session = getServerSession();
    KeyRequest request = KeyRequest.peek(buffer);
    session.setAttribute(SignIns.REQUEST, request);
    try {
      Boolean proven = super.doAuth(buffer, init);
      if (Boolean.FALSE.equals(proven) && request.isCertified()) {
        signIns.invalidUnlessAsked(getUsername(), session);
      }
      return Boolean.TRUE.equals(proven)
          ? Boolean.valueOf(signIns.opened(session, getUsername(), request.proof()))
          : proven;
    } catch (SignatureException wrong) {
      signIns.unproven(getUsername(), session);
      throw wrong;
    } finally {
      session.removeAttribute(SignIns.REQUEST);
      session.removeAttribute(SignIns.ASKED);
    }
  }

  /// The library takes ranges only; OpenSSH single addresses too.
  @Override
  protected void verifyCertificateSources(ServerSession session, OpenSshCertificate certificate)
      throws CertificateException {
    String allowed = certificate.getCriticalOptionsMap().get(OpenSshCertificate.SOURCE_ADDRESS);
    if (allowed == null) {
      return;
    }
    try {
      AddressList list = AddressList.parse(allowed);
      if (PeerAddress.of(session).filter(list::names).isEmpty()) {
        throw new CertificateException("not for this address: its source-address is " + list);
      }
    } catch (IllegalArgumentException unreadable) {
      throw new CertificateException("source-address cannot be read", unreadable);
    }
  }

  static final class Factory extends UserAuthPublicKeyFactory {

    private final SignIns signIns;

    Factory(SignIns signIns) {
      this.signIns = signIns;
    }

    @Override
    public UserAuthPublicKey createUserAuth(ServerSession session) {
      return new RecordedKeyAuth(signIns, getSignatureFactories());
    }
  }
}
