package org.tallystick.demo;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import org.tallystick.archive.Placement;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.AccountAdministration;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.Configured;
import org.tallystick.partner.Direction;
import org.tallystick.partner.NewInterface;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.Partners;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.DemoMode;
import org.tallystick.user.Role;
import org.tallystick.user.UserName;
import org.tallystick.user.Users;

/// Sets the demo up on the first start: partner Acme with an account and a key, two interfaces, two documents to fetch, and one person of each role.
@Stateless
@RolesAllowed("system")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Demo {

  private static final PartnerId ACME = new PartnerId("acme");
  private static final AccountId ACCOUNT = new AccountId("acme");
  private static final List<String> SAMPLES = List.of("INV-1001.xml", "PRICES-2026-11.csv");

  @Inject private DemoMode mode;
  @Inject private DataDirectory data;
  @Inject private Partners partners;
  @Inject private PartnerAdministration administration;
  @Inject private AccountAdministration accounts;
  @Inject private Users users;
  @Inject private Placement placement;

  /// Does nothing when there is a partner already, or no demo is wanted.
  public void set() {
    if (!mode.isOn() || !partners.all().isEmpty()) {
      return;
    }
    try {
      people();
      acme();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0030 demo: could not be set up in " + data.demoDirectory(), failed);
    }
  }

  private void people() throws IOException {
    DemoCredentials credentials = DemoCredentials.create(data.demoDirectory());
    for (Role role : Role.values()) {
      String name = DemoCredentials.nameOf(role);
      users.create(new UserName(name), credentials.passwordOf(role), EnumSet.of(role));
    }
  }

  private void acme() throws IOException {
    administration.create(ACME, "Acme Corporation");
    administration.agree(
        ACME,
        new NewInterface(
            "orders",
            "Orders and despatch advices from Acme",
            Direction.INBOUND,
            RawPath.of("/in"),
            "*"));
    Configured<PartnerInterface> out =
        administration.agree(
            ACME,
            new NewInterface(
                "invoices",
                "Invoices and prices for Acme",
                Direction.OUTBOUND,
                RawPath.of("/out"),
                "*"));
    OpenSshKey key =
        OpenSshKey.create(data.demoDirectory().resolve("acme_ed25519"), "acme demo key");
    accounts.create(ACME, ACCOUNT.value());
    accounts.addKey(ACCOUNT, PublicKeyText.parse(key.publicLine()), null);
    if (out instanceof Configured.Done<PartnerInterface>(PartnerInterface agreed)) {
      for (String sample : SAMPLES) {
        placement.place(agreed, RawName.of(sample), read(sample), "demo");
      }
    }
  }

  private static byte[] read(String sample) throws IOException {
    try (InputStream in = Demo.class.getResourceAsStream("/org/tallystick/demo/" + sample)) {
      if (in == null) {
        throw new IOException("sample " + sample + " is missing from the application");
      }
      return in.readAllBytes();
    }
  }
}
