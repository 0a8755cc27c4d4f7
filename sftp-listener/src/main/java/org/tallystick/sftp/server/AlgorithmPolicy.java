package org.tallystick.sftp.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.Property;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.cipher.Cipher;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.DHFactory;
import org.apache.sshd.common.kex.KexFactoryManager;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.mac.Mac;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.server.ServerBuilder;

/// What the transport may use: post-quantum hybrids and X25519 first, no SHA-1, no NIST curves and no group below 3072 bits in key exchange, no CBC, MACs over the
/// ciphertext; MACs over the plain text only for software that is known to have no others. A second, weak list goes behind the first for connections an exception is for, and for no other.
///
/// The client's order decides. OpenSSH's begins with ChaCha20-Poly1305, which costs twice the time of AES here (the library computes it in plain Java, AES runs on
/// the processor's own instructions); as every client that knows it knows AES too, it is not offered.
final class AlgorithmPolicy {

  private static final List<DHFactory> KEY_EXCHANGE =
      List.of(
          new HybridKeyExchange(),
          BuiltinDHFactories.sntrup761x25519,
          BuiltinDHFactories.sntrup761x25519_openssh,
          BuiltinDHFactories.curve25519,
          BuiltinDHFactories.curve25519_libssh,
          BuiltinDHFactories.dhg16_512,
          BuiltinDHFactories.dhg18_512);

  /// How many of them, from the first, withstand a quantum computer.
  private static final int HYBRIDS = 3;

  private static final List<BuiltinCiphers> CIPHERS =
      List.of(
          BuiltinCiphers.aes128gcm,
          BuiltinCiphers.aes256gcm,
          BuiltinCiphers.aes256ctr,
          BuiltinCiphers.aes128ctr);

  /// How many of them, from the first, need no MAC and cost least.
  private static final int CHEAPEST = 2;

  private static final List<BuiltinMacs> MACS =
      List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm);

  /// Over the plain text.
  private static final List<BuiltinMacs> PLAIN_MACS =
      List.of(BuiltinMacs.hmacsha256, BuiltinMacs.hmacsha512);

  /// Whether software that has no others may use {@link #PLAIN_MACS}.
  static final Property<Boolean> PLAIN_MACS_OFFERED = Property.bool("tallystick-plain-macs", true);

  /// Of host keys, of users' keys and of what vouches for these.
  private static final List<BuiltinSignatures> SIGNATURES =
      List.of(
          BuiltinSignatures.ed25519,
          BuiltinSignatures.rsaSHA512,
          BuiltinSignatures.rsaSHA256,
          BuiltinSignatures.nistp256,
          BuiltinSignatures.nistp384,
          BuiltinSignatures.nistp521,
          BuiltinSignatures.ed25519_cert,
          BuiltinSignatures.rsaSHA512_cert,
          BuiltinSignatures.rsaSHA256_cert,
          BuiltinSignatures.nistp256_cert,
          BuiltinSignatures.nistp384_cert,
          BuiltinSignatures.nistp521_cert);

  private static final List<DHFactory> WEAK_KEY_EXCHANGE =
      List.of(
          BuiltinDHFactories.ecdhp256,
          BuiltinDHFactories.ecdhp384,
          BuiltinDHFactories.ecdhp521,
          BuiltinDHFactories.dhg14_256,
          BuiltinDHFactories.dhg14);
  private static final List<BuiltinCiphers> WEAK_CIPHERS =
      List.of(BuiltinCiphers.aes256cbc, BuiltinCiphers.aes128cbc);
  private static final List<BuiltinMacs> WEAK_MACS = List.of(BuiltinMacs.hmacsha1);
  private static final List<BuiltinSignatures> WEAK_SIGNATURES = List.of(BuiltinSignatures.rsa);

  private static final List<KexProposalOption> AGREED =
      List.of(
          KexProposalOption.ALGORITHMS,
          KexProposalOption.SERVERKEYS,
          KexProposalOption.C2SENC,
          KexProposalOption.C2SMAC);

  /// By name; whatever was agreed and is among these is weak.
  private static final Set<String> WEAK =
      Stream.<List<? extends NamedResource>>of(
              WEAK_KEY_EXCHANGE, WEAK_CIPHERS, WEAK_MACS, WEAK_SIGNATURES)
          .flatMap(List::stream)
          .map(NamedResource::getName)
          .collect(Collectors.toUnmodifiableSet());

  private AlgorithmPolicy() {}

  /// For connections that we make.
  ///
  /// @param maker makes the client's side of a key exchange
  static void apply(KexFactoryManager client, Function<DHFactory, KeyExchangeFactory> maker) {
    set(client, maker, KEY_EXCHANGE, CIPHERS, joined(MACS, PLAIN_MACS), SIGNATURES);
  }

  /// @param postQuantumOnly whether clients that know no hybrid are turned away
  static void apply(KexFactoryManager server, boolean postQuantumOnly) {
    set(
        server,
        ServerBuilder.DH2KEX,
        postQuantumOnly ? KEY_EXCHANGE.subList(0, HYBRIDS) : KEY_EXCHANGE,
        CIPHERS,
        MACS,
        SIGNATURES);
  }

  /// Offers the weak ones too, after the others.
  static void applyWeak(KexFactoryManager session) {
    set(
        session,
        ServerBuilder.DH2KEX,
        joined(KEY_EXCHANGE, WEAK_KEY_EXCHANGE),
        joined(CIPHERS, WEAK_CIPHERS),
        joined(joined(MACS, PLAIN_MACS), WEAK_MACS),
        joined(SIGNATURES, WEAK_SIGNATURES));
  }

  /// Offers MACs over the plain text, too, to software that is known to have no others.
  static void applyForClient(Session session) {
    if (PLAIN_MACS_OFFERED.getRequired(session)
        && OldSoftware.hasPlainMacsOnly(session.getClientVersion())
        && !session.getMacFactoriesNames().contains(PLAIN_MACS.getFirst().getName())) {
      session.setMacFactories(macs(joined(MACS, PLAIN_MACS)));
    }
  }

  /// The names of ciphers that cost less than the one agreed on and that the client knows, too, in both directions.
  ///
  /// @return empty when there are none
  static List<String> cheaperThanAgreed(Session session) {
    List<String> cheapest =
        CIPHERS.subList(0, CHEAPEST).stream().map(NamedResource::getName).toList();
    if (cheapest.contains(session.getNegotiatedKexParameter(KexProposalOption.S2CENC))) {
      return List.of();
    }
    return cheapest.stream()
        .filter(name -> knows(session, KexProposalOption.S2CENC, name))
        .filter(name -> knows(session, KexProposalOption.C2SENC, name))
        .toList();
  }

  private static boolean knows(Session client, KexProposalOption option, String name) {
    String proposed = client.getClientKexProposals().getOrDefault(option, "");
    return List.of(proposed.split(",")).contains(name);
  }

  /// Whether the connection came to agree on something weak.
  static boolean isWeak(Session session) {
    return agreed(session).anyMatch(WEAK::contains);
  }

  /// Whether the bytes that the partner sends are vouched for over their plain text only: nothing to be refused, but software to be renewed.
  static boolean isDated(Session session) {
    String cipher = session.getNegotiatedKexParameter(KexProposalOption.C2SENC);
    String mac = session.getNegotiatedKexParameter(KexProposalOption.C2SMAC);
    return CIPHERS.subList(CHEAPEST, CIPHERS.size()).stream()
            .anyMatch(one -> one.getName().equals(cipher))
        && PLAIN_MACS.stream().anyMatch(one -> one.getName().equals(mac));
  }

  /// Whether a user's signature by this algorithm is weak.
  static boolean isWeak(String signatureAlgorithm) {
    return WEAK.contains(signatureAlgorithm);
  }

  /// Key exchange, host key, cipher and MAC, as agreed.
  static String words(Session session) {
    return agreed(session).collect(Collectors.joining(" "));
  }

  private static Stream<String> agreed(Session session) {
    return AGREED.stream()
        .map(session::getNegotiatedKexParameter)
        .filter(name -> name != null && !name.isEmpty());
  }

  private static <T> List<T> joined(List<? extends T> first, List<? extends T> then) {
    List<T> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private static List<NamedFactory<Mac>> macs(List<BuiltinMacs> macs) {
    return List.copyOf(NamedFactory.setUpBuiltinFactories(true, macs));
  }

  private static void set(
      KexFactoryManager to,
      Function<DHFactory, KeyExchangeFactory> maker,
      List<DHFactory> keyExchange,
      List<BuiltinCiphers> ciphers,
      List<BuiltinMacs> macs,
      List<BuiltinSignatures> signatures) {
    List<KeyExchangeFactory> exchanges =
        keyExchange.stream().filter(DHFactory::isSupported).map(maker).toList();
    to.setKeyExchangeFactories(exchanges);
    to.setCipherFactories(
        List.<NamedFactory<Cipher>>copyOf(NamedFactory.setUpBuiltinFactories(true, ciphers)));
    to.setMacFactories(macs(macs));
    to.setSignatureFactories(
        List.<NamedFactory<Signature>>copyOf(NamedFactory.setUpBuiltinFactories(true, signatures)));
  }
}
