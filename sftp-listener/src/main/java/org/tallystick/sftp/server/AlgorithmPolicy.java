package org.tallystick.sftp.server;

import java.util.List;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;

/// What the transport may use: post-quantum hybrids and X25519 first, no SHA-1, no NIST curves and no group below 3072 bits in key exchange, no CBC.
///
/// The client's order decides. OpenSSH's begins with ChaCha20-Poly1305, which costs twice the time of AES here (the library computes it in plain Java, AES runs on
/// the processor's own instructions); as every client that knows it knows AES too, it is not offered.
final class AlgorithmPolicy {

  /// What this library cannot do here (ML-KEM needs a newer Bouncy Castle than the server's) is left out.
  private static final List<BuiltinDHFactories> KEY_EXCHANGE =
      List.of(
          BuiltinDHFactories.mlkem768x25519,
          BuiltinDHFactories.sntrup761x25519,
          BuiltinDHFactories.sntrup761x25519_openssh,
          BuiltinDHFactories.curve25519,
          BuiltinDHFactories.curve25519_libssh,
          BuiltinDHFactories.dhg16_512,
          BuiltinDHFactories.dhg18_512);

  private AlgorithmPolicy() {}

  static void apply(SshServer server) {
    server.setKeyExchangeFactories(
        KEY_EXCHANGE.stream()
            .filter(BuiltinDHFactories::isSupported)
            .map(ServerBuilder.DH2KEX)
            .toList());
    server.setCipherFactories(
        List.copyOf(
            NamedFactory.setUpBuiltinFactories(
                true,
                List.of(
                    BuiltinCiphers.aes128gcm,
                    BuiltinCiphers.aes256gcm,
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
