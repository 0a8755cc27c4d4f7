package org.tallystick.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.guard.AddressList;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafRow;
import org.tallystick.ledger.TestLedger;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.testkit.Callers;
import org.tallystick.testkit.TestDatabase;
import org.tallystick.testkit.Wiring;

/// An exception for weak algorithms holds from its addresses, to its last instant and no longer.
@SuppressWarnings("NullAway.Init")
class WeakExceptionTest {

  private static final AccountId ACME = new AccountId("acme");
  private static final InetAddress THEIRS = InetAddress.ofLiteral("198.51.100.7");
  private static final InetAddress THEIR_OTHER = InetAddress.ofLiteral("203.0.113.9");
  private static final InetAddress ANYBODYS = InetAddress.ofLiteral("192.0.2.1");
  private static final String PASSWORD = "an old machine's word";

  private TestDatabase database;
  private TestLedger ledger;
  private AccountProtection protection;
  private Credentials credentials;

  @BeforeEach
  void begin() throws SQLException {
    database =
        new TestDatabase(
            TransparencyLog.class,
            LeafRow.class,
            EventRow.class,
            EventBytes.class,
            Partner.class,
            Account.class,
            AccountKey.class,
            AccountInterface.class,
            PartnerInterface.class);
    ledger = new TestLedger(database);
    account();
    Wiring wiring = ledger.wiring().with(Callers.named("ada"));
    wiring.make(WeakExceptions.class, "follow");
    protection = wiring.make(AccountProtection.class);
    credentials = wiring.make(Credentials.class);
    done(wiring.make(AccountAdministration.class).password(ACME, Optional.of(PASSWORD)));
  }

  @AfterEach
  void end() {
    ledger.close();
    database.close();
  }

  private void account() throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into partner (id, name, created_at) values ('acme', 'Acme', timestamp with time zone '2026-11-20 08:00:00Z')");
      statement.executeUpdate(
          "insert into account (id, partner_id, login, disabled, created_at)"
              + " values ('acme', 'acme', 'acme', false, timestamp with time zone '2026-11-20 08:00:00Z')");
    }
  }

  private static void done(Configured<?> outcome) {
    assertThat(outcome).isInstanceOf(Configured.Done.class);
  }

  private boolean isOffered(InetAddress address) {
    return database.read(() -> credentials.mayBeWeak(address));
  }

  private CredentialCheck signIn(InetAddress address, boolean weak) {
    return database.read(() -> credentials.check("acme", PASSWORD, new Approach(address, weak)));
  }

  private static boolean isRefusedAsWeak(CredentialCheck check) {
    return check instanceof CredentialCheck.Refused refused
        && refused.reason() == CredentialCheck.Reason.WEAK_ALGORITHMS;
  }

  @Test
  void it_holds_from_its_addresses_until_its_end_and_not_a_second_longer() {
    assertThat(isOffered(THEIRS)).isFalse();
    assertThat(isRefusedAsWeak(signIn(THEIRS, true))).isTrue();
    done(protection.addresses(ACME, AddressList.parse("198.51.100.0/24 203.0.113.9")));
    Instant end = ledger.clock().instant().plus(Duration.ofDays(30));
    done(protection.weakUntil(ACME, Optional.of(end)));

    assertThat(isOffered(THEIRS)).isTrue();
    assertThat(isOffered(ANYBODYS)).isFalse();
    assertThat(signIn(THEIRS, true)).isInstanceOf(CredentialCheck.Known.class);

    ledger.clock().move(Duration.between(ledger.clock().instant(), end).minusSeconds(1));
    assertThat(isOffered(THEIR_OTHER)).isTrue();
    assertThat(signIn(THEIR_OTHER, true)).isInstanceOf(CredentialCheck.Known.class);

    ledger.clock().move(Duration.ofSeconds(1));
    assertThat(isOffered(THEIRS)).isFalse();
    assertThat(isRefusedAsWeak(signIn(THEIRS, true))).isTrue();
    assertThat(signIn(THEIRS, false)).isInstanceOf(CredentialCheck.Known.class);
  }

  @Test
  void without_addresses_or_without_an_end_in_sight_there_is_none() {
    Instant soon = ledger.clock().instant().plus(Duration.ofDays(1));
    assertThat(protection.weakUntil(ACME, Optional.of(soon)))
        .isInstanceOf(Configured.Conflict.class);
    done(protection.addresses(ACME, AddressList.parse("198.51.100.0/24")));
    assertThat(
            protection.weakUntil(
                ACME, Optional.of(ledger.clock().instant().plus(Duration.ofDays(401)))))
        .isInstanceOf(Configured.Conflict.class);
    assertThat(protection.weakUntil(ACME, Optional.of(ledger.clock().instant())))
        .isInstanceOf(Configured.Conflict.class);
    done(protection.weakUntil(ACME, Optional.of(soon)));
    assertThat(protection.addresses(ACME, AddressList.ANYWHERE))
        .isInstanceOf(Configured.Conflict.class);
  }
}
