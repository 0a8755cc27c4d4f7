package org.tallystick.sftp.client;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Settings;
import org.tallystick.remote.RemoteNotes;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteClient;
import org.tallystick.remote.client.RemoteFault;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.RemoteRegister;
import org.tallystick.remote.client.RemoteSession;
import org.tallystick.remote.client.TestReport;
import org.tallystick.sftp.server.ClientAlgorithms;

/// The one SSH client of this node, from when the archive is up until it stops. It stops before whoever uses it, so that a transfer ends as a broken one does.
@Singleton
@Startup
@DependsOn({"tallystick-ejb.jar#StartUp", "tallystick-ejb.jar#RemoteWork"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PartnerServers implements RemoteClient {

  /// Two interfaces at full width, or one and some others.
  private static final int SESSIONS = 8;

  private static final int WORKERS = 4;
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final long WINDOW = 4L * 1024 * 1024;

  @Inject private Settings settings;
  @Inject private RemoteRegister register;
  @Inject private RemoteNotes notes;

  private @Nullable SshClient client;
  private @Nullable Dialing dialing;
  private SessionPool pool = new SessionPool(new Limits(ANSWER, IDLE, SESSIONS));

  @PostConstruct
  void start() {
    Duration answer = settings.duration("TALLYSTICK_REMOTE_TIMEOUT", ANSWER);
    SshClient made = SshClient.setUpDefaultClient();
    configure(made, answer);
    made.start();
    client = made;
    dialing = new Dialing(made, answer);
    pool = new SessionPool(new Limits(answer, IDLE, SESSIONS));
    register.present(this);
  }

  static void configure(SshClient client, Duration answer) {
    client.setServerKeyVerifier(PinCheck.VERIFIER);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setCompressionFactories(List.of(BuiltinCompressions.none));
    ClientAlgorithms.apply(client);
    CoreModuleProperties.NIO_WORKERS.set(client, WORKERS);
    CoreModuleProperties.TCP_NODELAY.set(client, true);
    CoreModuleProperties.SOCKET_KEEPALIVE.set(client, true);
    CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW);
    CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, answer);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, answer);
    CoreModuleProperties.IDLE_TIMEOUT.set(client, answer);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, answer.plusSeconds(1));
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, answer);
    CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, answer);
    CoreModuleProperties.CLIENT_IDENTIFICATION.set(client, "Tallystick");
    SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, answer);
  }

  @PreDestroy
  void stop() {
    register.withdraw();
    if (client != null) {
      client.stop();
    }
  }

  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void sweep() {
    pool.sweep();
  }

  @Override
  public RemoteSession open(RemoteAccess access) throws RemoteFault {
    SessionPool.Lent lent =
        pool.take(
            access,
            () -> {
              Dialed dialed = dialing().dial(access, (step, tried, answered) -> {}, notes::offered);
              try {
                return Opened.on(dialed, access);
              } catch (RemoteFault failed) {
                dialed.close();
                throw failed;
              }
            });
    return new PooledSession(access, lent.opened(), usable -> pool.giveBack(lent, usable));
  }

  @Override
  public TestReport test(RemoteAccess access, Optional<RemotePath> directory, boolean write) {
    TestReport report = new Trial(dialing(), access).run(directory, write);
    report.offered().ifPresent(key -> notes.offered(access, key));
    return report;
  }

  @Override
  public void forget(String id) {
    pool.forget(id);
  }

  private Dialing dialing() {
    Dialing ready = dialing;
    if (ready == null) {
      throw new IllegalStateException("TLY-0963 SFTP client: has not started");
    }
    return ready;
  }
}
