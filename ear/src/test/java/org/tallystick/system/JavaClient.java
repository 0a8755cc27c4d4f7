package org.tallystick.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.core.CoreModuleProperties;

/// Connections that a test holds, and shapes as no program does.
final class JavaClient {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private JavaClient() {}

  static SshClient start() {
    SshClient client = SshClient.setUpDefaultClient();
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.start();
    return client;
  }

  /// It calls itself what Debian 12's curl does, and has no better algorithms than that.
  static SshClient asOldAsCurl() {
    SshClient client = start();
    CoreModuleProperties.CLIENT_IDENTIFICATION.set(client, "libssh2_1.10.0");
    client.setCipherFactories(
        List.copyOf(NamedFactory.setUpBuiltinFactories(true, List.of(BuiltinCiphers.aes256ctr))));
    client.setMacFactories(
        List.copyOf(NamedFactory.setUpBuiltinFactories(true, List.of(BuiltinMacs.hmacsha256))));
    return client;
  }

  /// As the demo's partner.
  ///
  /// @param from an address of this machine
  static ClientSession signIn(SshClient client, RunningServer server, String from)
      throws IOException, GeneralSecurityException {
    ClientSession session =
        client
            .connect(
                "acme",
                new InetSocketAddress("127.0.0.1", server.sftpPort()),
                new InetSocketAddress(from, 0))
            .verify(LIMIT)
            .getSession();
    new FileKeyPairProvider(server.demoKey())
        .loadKeys(session)
        .forEach(session::addPublicKeyIdentity);
    session.auth().verify(LIMIT);
    return session;
  }
}
