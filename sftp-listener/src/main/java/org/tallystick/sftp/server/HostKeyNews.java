package org.tallystick.sftp.server;

import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// Tells clients which keys the server has and will have, and proves that it has them (OpenSSH's PROTOCOL §2.5, `hostkeys-00@openssh.com`), so that they know the next one
/// before it comes.
final class HostKeyNews implements ChannelListener, RequestHandler<ConnectionService> {

  private static final Logger LOGGER = Logger.getLogger(HostKeyNews.class.getName());
  private static final String NEWS = "hostkeys-00@openssh.com";
  private static final String PROVE = "hostkeys-prove-00@openssh.com";
  private static final AttributeKey<Boolean> TOLD = new AttributeKey<>();
  private static final int MOST = 16;

  private final ServerKeys keys;

  HostKeyNews(ServerKeys keys) {
    this.keys = keys;
  }

  /// With a session's first channel: then it is signed in for certain.
  @Override
  public void channelOpenSuccess(Channel channel) {
    Session session = channel.getSession();
    if (session.setAttribute(TOLD, true) != null) {
      return;
    }
    try {
      Buffer news = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
      news.putString(NEWS);
      news.putBoolean(false);
      keys.announced().forEach(news::putBytes);
      session.writePacket(news);
    } catch (IOException gone) {
      LOGGER.log(Level.FINE, "the client did not hear of the host keys", gone);
    }
  }

  @Override
  public Result process(ConnectionService service, String request, boolean wantReply, Buffer buffer)
      throws Exception {
    if (!request.equals(PROVE)) {
      return Result.Unsupported;
    }
    Session session = service.getSession();
    List<byte[]> proofs = new ArrayList<>();
    while (buffer.available() > 0) {
      byte[] blob = buffer.getBytes();
      Optional<KeyPair> key = keys.find(blob);
      if (key.isEmpty() || proofs.size() >= MOST) {
        return Result.ReplyFailure;
      }
      proofs.add(proof(session, key.get(), blob));
    }
    Buffer reply = session.createBuffer(SshConstants.SSH_MSG_REQUEST_SUCCESS);
    proofs.forEach(reply::putBytes);
    session.writePacket(reply);
    return Result.Replied;
  }

  private static byte[] proof(Session session, KeyPair key, byte[] blob) throws Exception {
    ByteArrayBuffer signed = new ByteArrayBuffer();
    signed.putString(PROVE);
    signed.putBytes(session.getSessionId());
    signed.putBytes(blob);
    BuiltinSignatures how = algorithm(session, key);
    Signature signature = how.create();
    signature.initSigner(session, key.getPrivate());
    signature.update(session, signed.getCompactData());
    ByteArrayBuffer wire = new ByteArrayBuffer();
    wire.putString(how.getName());
    wire.putBytes(signature.sign(session));
    return wire.getCompactData();
  }

  /// Of an RSA key the one that was agreed on, if it was (OpenSSH compares).
  private static BuiltinSignatures algorithm(Session session, KeyPair key) {
    if (!KeyUtils.RSA_ALGORITHM.equals(key.getPublic().getAlgorithm())) {
      return BuiltinSignatures.ed25519;
    }
    String agreed = session.getNegotiatedKexParameter(KexProposalOption.SERVERKEYS);
    return BuiltinSignatures.rsaSHA256.getName().equals(agreed)
        ? BuiltinSignatures.rsaSHA256
        : BuiltinSignatures.rsaSHA512;
  }
}
