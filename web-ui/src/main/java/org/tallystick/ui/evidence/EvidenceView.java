package org.tallystick.ui.evidence;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.fsck.Checks;
import org.tallystick.proof.KeyRotation;
import org.tallystick.proof.LastCheck;
import org.tallystick.proof.LogKeyState;
import org.tallystick.proof.PublishedKeys;
import org.tallystick.proof.PublishedLogs;
import org.tallystick.proof.status.EvidenceColor;
import org.tallystick.proof.status.EvidenceFinding;
import org.tallystick.proof.status.EvidenceReport;
import org.tallystick.proof.status.EvidenceStatus;
import org.tallystick.proof.status.LogState;
import org.tallystick.proof.status.LogStates;
import org.tallystick.proof.status.WitnessState;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.ui.shell.SteadyRows;
import org.tallystick.user.Role;

/// How good the evidence is, why, and how to get to green; the signed logs and their keys.
@Route("evidence")
@PageTitle("Evidence · Tallystick")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class EvidenceView extends Page {

  private static final long serialVersionUID = 1L;

  private final transient EvidenceStatus status;
  private final transient PublishedLogs logs;
  private final transient LogStates states;
  private final transient PublishedKeys keys;
  private final transient KeyRotation rotation;
  private final Div findings = new Div();
  private final Div facts = new Div();
  private final Grid<LogState> grid = new Grid<>();
  private final SteadyRows<LogState> rows = new SteadyRows<>(grid, EvidenceView::identity);
  private final Optional<StoredCheck> check;

  @Inject
  public EvidenceView(
      EvidenceStatus status,
      LogStates states,
      PublishedLogs logs,
      PublishedKeys keys,
      KeyRotation rotation,
      Checks checks,
      Live live) {
    super("Evidence");
    this.status = status;
    this.states = states;
    this.logs = logs;
    this.keys = keys;
    this.rotation = rotation;
    findings.setId("findings");
    facts.addClassName("facts");
    add(findings, facts);
    boolean expert = Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR);
    check = expert ? Optional.of(new StoredCheck(checks, formats())) : Optional.empty();
    if (expert) {
      Anchor prove = new Anchor("proofs", "Prove something");
      prove.addClassName("button");
      action(prove);
      add(new H2("Signed logs"), grid());
    }
    check.ifPresent(this::add);
    add(new VerifierLinks());
    show();
    live.follow(this, this::show);
  }

  private Grid<LogState> grid() {
    grid.setId("logs");
    grid.setAllRowsVisible(true);
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.addColumn(log -> log.id().value()).setHeader("Log").setFlexGrow(1);
    grid.addColumn(log -> log.signed().value())
        .setHeader("Signed entries")
        .setWidth("9rem")
        .setFlexGrow(0);
    grid.addColumn(log -> log.stamped().map(stamped -> stamped.size().value()).orElse(0L))
        .setHeader("Stamped")
        .setWidth("7rem")
        .setFlexGrow(0)
        .setKey("stamped");
    rows.buttons(log -> new LogKeyCell(log, rotation, this::show))
        .setHeader("Key")
        .setWidth("18rem")
        .setFlexGrow(0)
        .setKey("key");
    rows.buttons(this::downloads).setHeader("For whoever checks").setWidth("16rem").setFlexGrow(0);
    grid.setEmptyStateComponent(
        nothing("No log is signed yet.", "That takes a second after the first event."));
    return grid;
  }

  /// The log, and what its buttons depend on.
  private static List<Object> identity(LogState log) {
    LogKeyState keys = log.keys();
    return List.of(
        log.id(),
        keys.current().toString(),
        keys.pending().map(VerifierKey::toString),
        keys.lost());
  }

  private Span downloads(LogState log) {
    Span downloads = new Span();
    downloads.addClassName("ways-on");
    downloads.add(
        download(
            "Checkpoint",
            log.id() + ".checkpoint",
            () -> logs.checkpoint(log.id()).orElseThrow().bytes()),
        download("Policy", log.id() + ".policy", () -> logs.policy(log.id()).orElseThrow().bytes()),
        download(
            "Keys",
            log.id() + "-keys.zip",
            () -> KeyArchive.of(keys.files(log.id()).orElseThrow())));
    return downloads;
  }

  private interface Content extends java.io.Serializable {
    byte[] bytes();
  }

  private static Anchor download(String label, String name, Content content) {
    return new Anchor(
        DownloadHandler.fromInputStream(event -> {
          byte[] bytes = content.bytes();
          return new DownloadResponse(
              new ByteArrayInputStream(bytes),
              name,
              name.endsWith(".zip") ? "application/zip" : "text/plain",
              bytes.length);
        }),
        label);
  }

  private void show() {
    EvidenceReport report = status.report();
    findings.removeAll();
    if (report.color() == EvidenceColor.GREEN) {
      findings.add(
          card(
              new EvidenceFinding(
                  EvidenceColor.GREEN,
                  "Everything is signed, and an authority outside stamps it.",
                  "There is nothing to do.")));
    }
    report.findings().forEach(finding -> findings.add(card(finding)));
    facts.removeAll();
    facts.add(
        fact(
            "Time-stamping authority",
            report.authority().equals("embedded") ? "the archive's own" : report.authority()),
        fact(
            "Last time stamp",
            report.lastStamp().map(time -> formats().instant(time)).orElse("none yet")),
        fact(
            "Witnesses of the newest anchor",
            report.witnesses().isEmpty()
                ? "nobody is asked"
                : report.witnesses().stream().map(this::said).collect(Collectors.joining(", "))),
        fact("Last checkpoints kept in", report.checkpoints().toString()),
        fact(
            "Last check of everything stored",
            report.check().map(this::said).orElse("none yet; ./tallystick fsck makes one")));
    if (grid.getParent().isPresent()) {
      rows.show(states.all());
    }
    check.ifPresent(shown -> shown.show(formats()));
  }

  private String said(WitnessState witness) {
    return witness.name()
        + witness.cosigned().map(time -> " at " + formats().instant(time)).orElse(": not yet");
  }

  private String said(LastCheck check) {
    String when = formats().instant(check.at());
    if (!check.complete()) {
      return "under way, " + check.done() + " of " + check.total() + ", " + when;
    }
    return (check.isClean() ? "clean, " : check.findings() + " findings, ") + when;
  }

  private static Div card(EvidenceFinding finding) {
    Span color = new Span(finding.color().word());
    color.addClassNames("badge", "evidence-" + finding.color().word());
    Div head = new Div(color, new H3(finding.what()));
    head.addClassName("finding-head");
    Paragraph next = new Paragraph(finding.next());
    next.addClassName("quiet");
    Div card = new Div(head, next);
    card.addClassName("card");
    return card;
  }

  @Override
  protected void narrow(boolean narrow) {
    if (grid.getParent().isPresent()) {
      roomy(grid, narrow, "key", "stamped");
    }
  }

  @Override
  protected void zoneKnown() {
    show();
  }
}
