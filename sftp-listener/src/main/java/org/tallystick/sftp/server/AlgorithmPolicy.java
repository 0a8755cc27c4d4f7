package org.tallystick.sftp.server;

import java.util.List;
import java.util.Set;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/// What the transport may use: post-quantum hybrids and X25519 first, no SHA-1, no NIST curves and no group below 3072 bits in key exchange, no CBC.
final class AlgorithmPolicy {

  private static final Set<String> KEY_EXCHANGE =
      Set.of(
          "mlkem768x25519-sha256",
          "sntrup761x25519-sha512",
          "sntrup761x25519-sha512@openssh.com",
          "curve25519-sha256",
          "curve25519-sha256@libssh.org",
          "diffie-hellman-group16-sha512",
          "diffie-hellman-group18-sha512");

  private AlgorithmPolicy() {}

  static void apply(SshServer server) {
    server.setKeyExchangeFactories(
        BuiltinDHFactories.VALUES.stream()
            .filter(factory -> KEY_EXCHANGE.contains(factory.getName()) && factory.isSupported())
            .map(ServerBuilder.DH2KEX)
            .toList());
    server.setCipherFactories(
        List.copyOf(
            NamedFactory.setUpBuiltinFactories(
                true,
                List.of(
                    BuiltinCiphers.aes128gcm,
                    BuiltinCiphers.aes256gcm,
                    BuiltinCiphers.cc20p1305_openssh,
                    BuiltinCiphers.aes256ctr,
                    BuiltinCiphers.aes128ctr))));
    server.setMacFactories(
        List.copyOf(
            NamedFactory.setUpBuiltinFactories(
                true,
                List.of(
                    BuiltinMacs.hmacsha256etm,
                    BuiltinMacs.hmacsha512etm,
                    BuiltinMacs.hmacsha256,
                    BuiltinMacs.hmacsha512))));
    server.setSignatureFactories(
        List.copyOf(
            NamedFactory.setUpBuiltinFactories(
                true,
                List.of(
                    BuiltinSignatures.ed25519,
                    BuiltinSignatures.rsaSHA512,
                    BuiltinSignatures.rsaSHA256,
                    BuiltinSignatures.nistp256,
                    BuiltinSignatures.nistp384,
                    BuiltinSignatures.nistp521))));
  }
}
