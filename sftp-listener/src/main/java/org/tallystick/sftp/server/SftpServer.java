package org.tallystick.sftp.server;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.BindException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.tallystick.live.SessionRegister;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.Settings;
import org.tallystick.proof.HostKey;
import org.tallystick.sftp.command.CommandRun;
import org.tallystick.sftp.session.RunningTransfers;
import org.tallystick.sftp.session.SftpSession;

/// Listens for partners from when the archive is up until it stops. It depends on every use case so that it stops before them: transfers that finish during the stop are
/// still recorded.
@Singleton
@Startup
@DependsOn({
  "tallystick-ejb.jar#StartUp",
  "tallystick-ejb.jar#Credentials",
  "tallystick-ejb.jar#SessionLog",
  "tallystick-ejb.jar#PartnerPaths",
  "tallystick-ejb.jar#Directories",
  "tallystick-ejb.jar#Uploads",
  "tallystick-ejb.jar#Downloads",
  "tallystick-ejb.jar#Entrance",
  "PartnerGate"
})
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class SftpServer {

  private static final Logger LOGGER = Logger.getLogger(SftpServer.class.getName());
  private static final int WORKERS = 8;
  private static final int DEFAULT_PORT = 2022;
  private static final int MOST_NEWCOMERS = 100;
  private static final int MOST_ARRIVALS = 10;
  private static final int MOST_SESSIONS = 64;
  private static final int SHUTDOWN_SECONDS = 15;
  private static final Duration PARTING = Duration.ofSeconds(1);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final long WINDOW = 4L * 1024 * 1024;

  @Inject private Settings settings;
  @Inject private DataDirectory data;
  @Inject private Clock clock;
  @Inject private Listening listening;
  @Inject private HostKey hostKey;
  @Inject private SessionRegister register;
  @EJB private PartnerGate gate;

  private final RunningTransfers transfers = new RunningTransfers();
  private @Nullable Listener server;
  private OpenSessions sessions = new OpenSessions(MOST_SESSIONS);
  private Duration grace = Duration.ZERO;

  @PostConstruct
  void start() {
    int port = settings.number("TALLYSTICK_SFTP_PORT", DEFAULT_PORT, 1, 65_535);
    grace =
        Duration.ofSeconds(
            settings.number("TALLYSTICK_SHUTDOWN_SECONDS", SHUTDOWN_SECONDS, 0, 3600));
    Listener listener = Listener.withDefaults();
    server = listener;
    configure(listener);
    listener.setPort(port);
    try {
      ServerKeys keys = ServerKeys.in(data.keysDirectory(), hostKey);
      HostKeyNews news = new HostKeyNews(keys);
      listener.setKeyPairProvider(keys);
      listener.addChannelListener(news);
      listener.setGlobalRequestHandlers(
          List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE, news));
      listener.start();
      listening.tell(listener::isOpen);
      register.present(new Connections(listener));
    } catch (BindException taken) {
      throw new InvalidSettingException(
          "TLY-0300 setting TALLYSTICK_SFTP_PORT: port "
              + port
              + " is taken; stop the other program or choose another port",
          taken);
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException(
          "TLY-0306 SFTP server: could not start on "
              + listener.getHost()
              + " port "
              + port
              + "; check TALLYSTICK_BIND and the keys in "
              + data.keysDirectory(),
          failed);
    }
    LOGGER.info("TLY-0307 SFTP server: listening on port " + port);
  }

  private void configure(SshServer server) {
    server.setHost(settings.text("TALLYSTICK_BIND", "127.0.0.1"));
    AlgorithmPolicy.apply(server, settings.enabled("TALLYSTICK_SFTP_POST_QUANTUM_ONLY", false));
    AlgorithmPolicy.PLAIN_MACS_OFFERED.set(
        server, settings.enabled("TALLYSTICK_SFTP_PLAIN_MACS", true));
    server.setCompressionFactories(List.of(BuiltinCompressions.none));
    limits(server);
    sessions =
        new OpenSessions(settings.number("TALLYSTICK_SFTP_SESSIONS", MOST_SESSIONS, 1, 100_000));
    SignIns signIns = new SignIns(gate, sessions, clock);
    server.setPublickeyAuthenticator(signIns);
    server.setPasswordAuthenticator(signIns);
    server.setUserAuthFactories(
        List.of(new RecordedKeyAuth.Factory(signIns), UserAuthPasswordFactory.INSTANCE));
    server.setChannelFactories(List.of(PartnerChannel.FACTORY));
    server.setSubsystemFactories(List.of(new Sftp()));
    server.setCommandFactory(this::run);
    server.setShellFactory(channel -> run(channel, ""));
    server.addSessionListener(
        new Doorway(
            gate,
            new Arrivals(
                settings.number(
                    "TALLYSTICK_SFTP_CONNECTIONS_ADDRESS", MOST_ARRIVALS, 1, 100_000))));
    server.addSessionListener(new Ends(signIns));
    server.addSessionListener(
        new Newcomers(
            settings.number("TALLYSTICK_SFTP_UNAUTHENTICATED", MOST_NEWCOMERS, 1, 100_000),
            settings.number(
                "TALLYSTICK_SFTP_UNAUTHENTICATED_ADDRESS", MOST_NEWCOMERS / 2, 1, 100_000)));
  }

  private void limits(SshServer server) {
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    CoreModuleProperties.NIO_WORKERS.set(server, WORKERS);
    CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
    CoreModuleProperties.AUTH_TIMEOUT.set(
        server, settings.duration("TALLYSTICK_SFTP_SIGN_IN", Duration.ofMinutes(1)));
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 10);
    Duration idle = settings.duration("TALLYSTICK_SFTP_IDLE", Duration.ofMinutes(30));
    CoreModuleProperties.IDLE_TIMEOUT.set(server, idle);
    CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, idle.plusMinutes(1));
    CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(server, idle);
    CoreModuleProperties.SOCKET_KEEPALIVE.set(server, true);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Tallystick");
    settings
        .find("TALLYSTICK_SFTP_BANNER")
        .ifPresent(text -> CoreModuleProperties.WELCOME_BANNER.set(server, text + "\n"));
  }

  /// No new connections; files that are open may be finished, up to the limit. What is still open then is interrupted.
  @PreDestroy
  void stop() {
    Listener listener = server;
    if (listener == null) {
      return;
    }
    try {
      listener.refuseNew();
      if (!awaitTransfers()) {
        LOGGER.warning(
            "TLY-0314 SFTP server: "
                + transfers.count()
                + " files were still open after "
                + grace
                + " and are interrupted");
      }
      listener.getActiveSessions().forEach(Ends::ofTheServer);
      listener.stop(true);
      awaitLastWords();
      int stuck = transfers.interrupt();
      if (stuck > 0) {
        LOGGER.warning(
            "TLY-0318 SFTP server: "
                + stuck
                + " sessions did not end within "
                + LAST_WORDS
                + " and were interrupted");
      }
    } catch (IOException failed) {
      LOGGER.warning("TLY-0308 SFTP server: did not stop in good order: " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until no file is open and whoever has just closed one has taken its leave, so that a client learns that its file arrived.
  private boolean awaitTransfers() throws InterruptedException {
    long limit = System.nanoTime() + grace.toNanos();
    do {
      if (!transfers.await(Duration.ofNanos(limit - System.nanoTime()))) {
        return false;
      }
      long leave = System.nanoTime() + PARTING.toNanos();
      while (!sessions.isEmpty() && transfers.count() == 0 && System.nanoTime() < leave) {
        Thread.sleep(LOOK_AGAIN);
      }
    } while (transfers.count() > 0);
    return true;
  }

  /// Until every session's end is handed to the ledger, which stops after this server.
  private void awaitLastWords() throws InterruptedException {
    long end = System.nanoTime() + LAST_WORDS.toNanos();
    while (!sessions.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  /// @param command empty for a shell
  private Command run(ChannelSession channel, String command) throws IOException {
    PartnerSession session = signedIn(channel, SignIns.PARTNER_SESSION);
    CommandRun run =
        new CommandRun(
            session,
            gate,
            new InnerSessions(
                session, gate, clock, data.stagingDirectory(), transfers, liveOf(channel)));
    return new RunCommand(session, signedIn(channel, SignIns.SESSION_END), transfers, run, command);
  }

  /// Where the channels of this connection are seen.
  private static List<SftpSession> liveOf(ChannelSession channel) {
    LiveRecord live = channel.getServerSession().getAttribute(LiveRecord.KEY);
    return live == null ? new ArrayList<>() : live.channels();
  }

  private static <T> T signedIn(ChannelSession channel, AttributeRepository.AttributeKey<T> key)
      throws IOException {
    T value = channel.getServerSession().getAttribute(key);
    if (value == null) {
      throw new IOException("the session is not signed in");
    }
    return value;
  }

  /// Names the subsystem and makes one for each channel.
  private final class Sftp implements SubsystemFactory {

    @Override
    public String getName() {
      return "sftp";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
      PartnerSession session = signedIn(channel, SignIns.PARTNER_SESSION);
      SessionEnd end = signedIn(channel, SignIns.SESSION_END);
      return new SftpCommand(
          session, end, gate, clock, data.stagingDirectory(), transfers, liveOf(channel), channel);
    }
  }
}
