package org.tallystick.ui.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.time.Duration;
import org.tallystick.exchangetable.ExchangeTableRows;
import org.tallystick.proof.status.EvidenceStatus;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.audit.AuditView;
import org.tallystick.ui.business.BusinessDocumentsView;
import org.tallystick.ui.directory.DirectoriesView;
import org.tallystick.ui.evidence.EvidenceBadge;
import org.tallystick.ui.evidence.ProofsView;
import org.tallystick.ui.exchange.HistoryView;
import org.tallystick.ui.exchange.InterruptedView;
import org.tallystick.ui.exchangetable.ExchangeTablesView;
import org.tallystick.ui.held.HeldView;
import org.tallystick.ui.live.SessionsView;
import org.tallystick.ui.manifest.ManifestsView;
import org.tallystick.ui.partner.PartnersView;
import org.tallystick.ui.past.PastView;
import org.tallystick.ui.person.PeopleView;
import org.tallystick.ui.remote.RemoteServersView;
import org.tallystick.ui.resend.ResendsView;
import org.tallystick.user.Role;

/// Navigation, who is signed in, and the light switch.
@Layout
@AnonymousAllowed
public class Frame extends AppLayout implements AfterNavigationObserver {

  private static final long serialVersionUID = 1L;
  private static final Duration BADGE_PAUSE = Duration.ofSeconds(5);

  private final transient EvidenceStatus evidence;
  private final EvidenceBadge badge = new EvidenceBadge();

  @Inject
  public Frame(EvidenceStatus evidence, ExchangeTableRows tables, Live live) {
    this.evidence = evidence;
    setPrimarySection(Section.DRAWER);
    addToDrawer(brand());
    addToNavbar(new DrawerToggle(), spacer());
    if (!Person.name().isEmpty()) {
      addToNavbar(badge);
      live.follow(badge, BADGE_PAUSE, this::showEvidence);
      addToDrawer(navigation(tables));
    }
    addToNavbar(new ColorChoice());
    if (!Person.name().isEmpty()) {
      addToNavbar(person());
    }
  }

  /// The state of the evidence is told wherever somebody goes, and while they stay; that the database is down is told by the page itself.
  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    if (badge.getParent().isPresent()) {
      showEvidence();
    }
  }

  private void showEvidence() {
    try {
      badge.show(evidence.report());
      badge.setVisible(true);
    } catch (EJBException unanswered) {
      badge.setVisible(false);
    }
  }

  private static Div brand() {
    Anchor home = new Anchor("", "Tallystick");
    home.addClassName("brand");
    return new Div(home);
  }

  private static SideNav navigation(ExchangeTableRows tables) {
    SideNav nav = new SideNav();
    nav.setId("navigation");
    nav.setLabel("Archive");
    nav.addItem(new SideNavItem("Exchanges", HistoryView.class, VaadinIcon.EXCHANGE.create()));
    nav.addItem(
        new SideNavItem(
            "Business documents", BusinessDocumentsView.class, VaadinIcon.PACKAGE.create()));
    nav.addItem(
        new SideNavItem("Directories", DirectoriesView.class, VaadinIcon.FOLDER_OPEN_O.create()));
    nav.addItem(new SideNavItem("Time machine", PastView.class, VaadinIcon.TIME_BACKWARD.create()));
    nav.addItem(new SideNavItem("Access log", AccessLogView.class, VaadinIcon.LIST_UL.create()));
    nav.addItem(new SideNavItem("Partners", PartnersView.class, VaadinIcon.BUILDING_O.create()));
    nav.addItem(new SideNavItem("Manifests", ManifestsView.class, VaadinIcon.SCALE.create()));
    if (Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      nav.addItem(new SideNavItem("Proofs", ProofsView.class, VaadinIcon.SHIELD.create()));
      nav.addItem(new SideNavItem("Sessions", SessionsView.class, VaadinIcon.CONNECT_O.create()));
      nav.addItem(
          new SideNavItem("Remote servers", RemoteServersView.class, VaadinIcon.SERVER.create()));
      nav.addItem(new SideNavItem("Held files", HeldView.class, VaadinIcon.HOURGLASS.create()));
      nav.addItem(new SideNavItem("Resends", ResendsView.class, VaadinIcon.ROTATE_RIGHT.create()));
      if (tables.user().isPresent()) {
        nav.addItem(
            new SideNavItem(
                "Exchange tables", ExchangeTablesView.class, VaadinIcon.TABLE.create()));
      }
      nav.addItem(
          new SideNavItem("Interrupted uploads", InterruptedView.class, VaadinIcon.PAUSE.create()));
    }
    if (Person.isAny(Role.AUDITOR, Role.ADMINISTRATOR)) {
      nav.addItem(new SideNavItem("People", PeopleView.class, VaadinIcon.USERS.create()));
      nav.addItem(
          new SideNavItem(
              "Configuration audit", AuditView.class, VaadinIcon.CLIPBOARD_TEXT.create()));
    }
    return nav;
  }

  private static Span spacer() {
    Span spacer = new Span();
    spacer.addClassName("spacer");
    return spacer;
  }

  private static Div person() {
    Span name = new Span(Person.name());
    name.setId("user");
    NativeButton out = new NativeButton("Sign out");
    out.setId("sign-out");
    out.addClassName("link");
    out.addClickListener(click ->
        out.getElement()
            .executeJs(
                "const f=document.createElement('form');f.method='post';f.action='sign-out';document.body.append(f);f.submit()"));
    Div person = new Div(name, out);
    person.addClassName("person");
    return person;
  }
}
