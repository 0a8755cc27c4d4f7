package org.tallystick.sftp.client;

import static org.tallystick.remote.client.RemoteFault.Reach.SERVER;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.client.session.forward.ExplicitPortForwardingTracker;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemoteStep;

/// Connects to a partner's server, sees that it is the right one, and signs in. Each step ends within the time-out.
final class Dialing {

  private static final String LOOPBACK = "127.0.0.1";

  private final SshClient client;
  private final Duration patience;

  Dialing(SshClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /// Is told of each step that went well.
  @FunctionalInterface
  interface Steps {
    void done(RemoteStep step, String tried, String answered);
  }

  /// Hears of the key a server offers, whatever becomes of it.
  @FunctionalInterface
  interface Offers {
    void offered(RemoteAccess access, PublicKeyText key);
  }

  Dialed dial(RemoteAccess access, Steps steps, Offers offers) throws RemoteFault {
    if (access.via().isPresent()) {
      return dialThrough(access, access.via().get(), steps, offers);
    }
    String tried = "find the address of " + access.host();
    InetSocketAddress address = resolve(access, tried);
    steps.done(RemoteStep.RESOLVE, tried, address.getAddress().getHostAddress());
    return dial(access, address, Optional.empty(), null, steps, offers);
  }

  private Dialed dialThrough(RemoteAccess access, RemoteAccess via, Steps steps, Offers offers)
      throws RemoteFault {
    Dialed first = dial(via, steps, offers);
    try {
      ExplicitPortForwardingTracker way = way(first, access);
      InetSocketAddress near = new InetSocketAddress(LOOPBACK, way.getBoundAddress().getPort());
      return dial(access, near, Optional.of(first), way, steps, offers);
    } catch (RemoteFault | RuntimeException failed) {
      first.close();
      throw failed;
    }
  }

  private static ExplicitPortForwardingTracker way(Dialed first, RemoteAccess access)
      throws RemoteFault {
    try {
      return first
          .session()
          .createLocalPortForwardingTracker(
              new SshdSocketAddress(LOOPBACK, 0),
              new SshdSocketAddress(access.host(), access.port()));
    } catch (IOException failed) {
      throw new RemoteFault(
              RemoteStep.CONNECT,
              SERVER,
              "go through the jump host to " + access,
              Words.of(failed),
              "ask whether the jump host may forward connections")
          .because(failed);
    }
  }

  private static InetSocketAddress resolve(RemoteAccess access, String tried) throws RemoteFault {
    try {
      return new InetSocketAddress(InetAddress.getByName(access.host()), access.port());
    } catch (UnknownHostException unknown) {
      throw new RemoteFault(
              RemoteStep.RESOLVE,
              SERVER,
              tried,
              "the name is not known",
              "check how it is written, and the name servers of this machine")
          .because(unknown);
    }
  }

  private Dialed dial(
      RemoteAccess access,
      InetSocketAddress address,
      Optional<Dialed> via,
      @Nullable ExplicitPortForwardingTracker through,
      Steps steps,
      Offers offers)
      throws RemoteFault {
    PinCheck check = new PinCheck(access.pinned());
    ClientSession session = connect(access, address, check);
    try {
      steps.done(
          RemoteStep.CONNECT,
          "connect to " + access.host() + " port " + access.port(),
          "connected" + via.map(one -> " through the jump host").orElse(""));
      PublicKeyText key = hostKey(access, session, check, offers);
      steps.done(
          RemoteStep.HOST_KEY,
          "check the host key of " + access.id(),
          session.getServerVersion() + " has the pinned key " + key.fingerprint());
      signIn(access, session);
      steps.done(RemoteStep.SIGN_IN, "sign in as " + access.login() + how(access), "accepted");
      return new Dialed(session, key, via, through);
    } catch (RemoteFault | RuntimeException failed) {
      session.close(true);
      throw failed;
    }
  }

  private static String how(RemoteAccess access) {
    return access.password() == null ? " with our key" : " with a password";
  }

  private ClientSession connect(RemoteAccess access, InetSocketAddress address, PinCheck check)
      throws RemoteFault {
    try {
      return client
          .connect(
              access.login(),
              address,
              AttributeRepository.ofKeyValuePair(PinCheck.KEY, check),
              null)
          .verify(patience)
          .getSession();
    } catch (IOException failed) {
      throw new RemoteFault(
              RemoteStep.CONNECT,
              SERVER,
              "connect to " + access.host() + " port " + access.port(),
              Words.of(failed),
              "check host and port, that the server runs, and the firewalls between")
          .because(failed);
    }
  }

  private PublicKeyText hostKey(
      RemoteAccess access, ClientSession session, PinCheck check, Offers offers)
      throws RemoteFault {
    Set<ClientSessionEvent> state =
        session.waitFor(
            EnumSet.of(
                ClientSessionEvent.WAIT_AUTH,
                ClientSessionEvent.CLOSED,
                ClientSessionEvent.TIMEOUT),
            patience);
    Optional<PublicKeyText> offered = check.offered();
    offered.ifPresent(key -> offers.offered(access, key));
    String tried = "check the host key of " + access.id();
    if (offered.isEmpty()) {
      throw new RemoteFault(
          RemoteStep.HOST_KEY,
          SERVER,
          "begin SSH with " + access.host() + " port " + access.port(),
          state.contains(ClientSessionEvent.TIMEOUT)
              ? "nothing came within " + patience
              : "the server ended the connection, or has no algorithm in common with us",
          "see that an SSH server listens there, and what it offers (docs/security.md)");
    }
    String shown = offered.get().fingerprint();
    if (check.pinned().isEmpty()) {
      throw new RemoteFault(
          RemoteStep.HOST_KEY,
          SERVER,
          tried,
          "it offers " + offered.get().algorithm() + " " + shown + ", and none is confirmed yet",
          "ask the partner for the fingerprint of its host key; when it is this one, confirm it");
    }
    if (!check.pinned().get().equals(offered.get())) {
      throw new RemoteFault(
          RemoteStep.HOST_KEY,
          SERVER,
          tried,
          "it offers " + shown + ", expected " + check.pinned().get().fingerprint(),
          "this may be another machine that pretends to be it; ask the partner by another way, and"
              + " replace the pinned key, with the reason, only when it says so");
    }
    if (!state.contains(ClientSessionEvent.WAIT_AUTH)) {
      throw new RemoteFault(
          RemoteStep.HOST_KEY,
          SERVER,
          tried,
          "the connection ended before it was proved",
          "try again; if it stays so, ask the partner for the log of its server");
    }
    return offered.get();
  }

  private void signIn(RemoteAccess access, ClientSession session) throws RemoteFault {
    try {
      if (access.password() != null) {
        session.addPasswordIdentity(access.password());
      } else if (access.privateKey() != null) {
        session.addPublicKeyIdentity(Signing.key(access.privateKey(), access.id()));
      }
      session.auth().verify(patience);
    } catch (IOException failed) {
      throw new RemoteFault(
              RemoteStep.SIGN_IN,
              SERVER,
              "sign in as " + access.login() + how(access),
              failed instanceof SshException ? refusal(failed) : Words.of(failed),
              access.password() == null
                  ? "ask the partner whether our public key is installed for this user"
                  : "check user and password with the partner")
          .because(failed);
    }
  }

  private static String refusal(IOException failed) {
    return "the server refused (" + Words.of(failed) + ")";
  }
}
