package org.tallystick.guard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.Settings;

/// The failed sign-ins over SFTP: by account and address, by address, and of all. In memory, of this node, and bounded (GRD-3). Thread-safe.
@ApplicationScoped
class Tries {

  private static final Logger LOGGER = Logger.getLogger(Tries.class.getName());
  private static final int OF_ACCOUNT_AND_ADDRESS = 5;
  private static final int OF_ADDRESS = 20;
  private static final int OF_ALL = 600;
  private static final Duration FIRST_BAN = Duration.ofMinutes(15);
  private static final Duration LONGEST_BAN = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int WELCOME = 10_000;

  /// A load balancer or a tunnel on this machine would bring everybody from here.
  private static final String LOOPBACK = "127.0.0.1, ::1";

  @Inject private Settings settings;
  @Inject private Clock clock;

  private FailedTries failed;
  private AddressList exempt;
  private int mostOfAll;
  private Duration firstBan;

  // guarded by this
  private Instant minute = Instant.MIN;
  private int ofAll;

  // guarded by this: who has signed in from where, and how often an address was banned; the oldest
  // goes first
  private final Map<String, Boolean> welcome = bounded();
  private final Map<String, Integer> bans = bounded();

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > WELCOME;
      }
    };
  }

  @PostConstruct
  void prepare() {
    int ofAccount = settings.number("TALLYSTICK_SFTP_FAILURES", OF_ACCOUNT_AND_ADDRESS, 1, 1_000);
    int ofAddress = settings.number("TALLYSTICK_SFTP_FAILURES_ADDRESS", OF_ADDRESS, 1, 10_000);
    mostOfAll = settings.number("TALLYSTICK_SFTP_FAILURES_ALL", OF_ALL, 1, 1_000_000);
    firstBan = settings.duration("TALLYSTICK_BAN", FIRST_BAN);
    failed =
        new FailedTries(
            clock,
            new TryLimits(
                ofAccount, ofAddress, Integer.MAX_VALUE, Duration.ofSeconds(1), FIRST_BAN));
    try {
      exempt = AddressList.parse(settings.text("TALLYSTICK_NEVER_BANNED", LOOPBACK));
    } catch (IllegalArgumentException wrong) {
      throw new InvalidSettingException(
          "TLY-0900 setting TALLYSTICK_NEVER_BANNED: " + wrong.getMessage(), wrong);
    }
  }

  boolean isExempt(InetAddress address) {
    return exempt.names(address);
  }

  FailedTries.Turn begin(String login, InetAddress address) {
    if (isExempt(address)) {
      return new FailedTries.MayTry(false, false);
    }
    if (tooManyOfAll(address)) {
      return new FailedTries.HoldOff(MINUTE);
    }
    return failed.begin(login, address.getHostAddress());
  }

  /// Above the limit only those are heard who have signed in from there before: a flood of guesses from many addresses neither fills the log nor shuts partners out.
  private synchronized boolean tooManyOfAll(InetAddress address) {
    Instant now = clock.instant();
    if (!now.isBefore(minute)) {
      minute = now.plus(MINUTE);
      ofAll = 0;
    }
    ofAll++;
    if (ofAll == mostOfAll + 1) {
      LOGGER.warning(
          "TLY-0901 SFTP server: more than "
              + mostOfAll
              + " failed sign-ins within a minute, expected fewer; only addresses that have signed in before are heard until it is over");
    }
    return ofAll > mostOfAll && !welcome.containsKey(address.getHostAddress());
  }

  void forgive(String login, InetAddress address) {
    String text = address.getHostAddress();
    failed.forgive(login, text);
    synchronized (this) {
      ofAll = Math.max(0, ofAll - 1);
      welcome.put(text, true);
    }
  }

  void forget(InetAddress address) {
    failed.forget(address.getHostAddress());
    synchronized (this) {
      bans.remove(address.getHostAddress());
    }
  }

  /// How long the next ban of the address is: each twice as long as the one before.
  synchronized Duration nextBan(InetAddress address) {
    int before = bans.merge(address.getHostAddress(), 1, Integer::sum) - 1;
    Duration length = firstBan.multipliedBy(1L << Math.min(before, 10));
    return length.compareTo(LONGEST_BAN) < 0 ? length : LONGEST_BAN;
  }
}
