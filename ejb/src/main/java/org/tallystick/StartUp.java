package org.tallystick;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.tallystick.archive.Recovery;
import org.tallystick.demo.Demo;
import org.tallystick.ledger.Pulse;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.Partners;

/// Brings the archive up in order: schema, ledger, what an earlier life left behind, demo; whoever serves clients starts after this bean.
@Singleton
@Startup
@DependsOn({"Migration", "Ledger", "Pulse"})
@PermitAll
@RunAs("system")
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {

  @Inject private Pulse pulse;
  @Inject private Recovery recovery;
  @Inject private Partners partners;
  @Inject private PartnerAdministration administration;
  @Inject private Demo demo;

  @PostConstruct
  void start() {
    pulse.started();
    partners.all().stream()
        .flatMap(partner -> partners.interfacesOf(partner.id()).stream())
        .forEach(administration::makeDirectories);
    recovery.run();
    demo.set();
  }

  @PreDestroy
  void stop() {
    pulse.stopped();
  }
}
