package org.tallystick.ui.evidence;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.claim.ClaimRequest;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Partner;
import org.tallystick.ui.shell.InstantField;

/// The fields of one claim. The address may fill them: `log`, `path`, `at`, `day`, `zone`, `from`, `to`, `event`, `document`, `until`.
class ClaimForm extends Div {

  private static final long serialVersionUID = 1L;

  private final ComboBox<LogId> log = new ComboBox<>("Partner");
  private final TextField path = new TextField("Directory");
  private final PeriodFields period;
  private final Checkbox full = new Checkbox("With every line of the period");
  private final TextField event = new TextField("Event or document");
  private final Checkbox content = new Checkbox("Put the file into the pack");
  private final TextField document = new TextField("Document");
  private final InstantField until;
  private final KeptFile earlier = new KeptFile();

  private final List<LogId> partners;

  ClaimForm(List<Partner> partners, List<ZoneId> zones) {
    addClassName("form");
    period = new PeriodFields(zones);
    until = new InstantField("Until", zones.getFirst());
    until.setHelperText("Empty is now.");
    log.setId("log");
    this.partners = partners.stream().map(partner -> partner.id().log()).toList();
    log.setItems(this.partners);
    log.setItemLabelGenerator(id -> name(partners, id));
    partners.stream().findFirst().ifPresent(first -> log.setValue(first.id().log()));
    path.setId("path");
    path.setPlaceholder("/in");
    path.setHelperText("As the partner sees it. Bytes that are no letters are written %20.");
    full.setId("full");
    full.setTooltipText(
        "The pack gets larger, and nothing has to be trusted about what happened in between");
    event.setId("event");
    event.setPlaceholder("acme.42");
    event.setHelperText(
        "The number under Document, or of a file.delivered event in the access log.");
    content.setId("content");
    document.setId("document");
    document.setPlaceholder("acme.42");
    document.setHelperText("The number under Document on its page.");
  }

  private static String name(List<Partner> partners, LogId id) {
    return partners.stream()
        .filter(partner -> partner.id().log().equals(id))
        .map(Partner::name)
        .findFirst()
        .orElseGet(() -> id.equals(LogId.SYSTEM) ? "Nobody's: people and programs" : id.value());
  }

  void show(ClaimKind kind) {
    removeAll();
    offerLogs(kind == ClaimKind.SESSIONS);
    List<Component> fields =
        switch (kind) {
          case HELD -> List.of(log, path, period, full);
          case MOVED -> List.of(event, content);
          case NOT_READ -> List.of(document, until);
          case SESSIONS -> List.of(log, period);
          case UNCHANGED -> List.of(earlier);
        };
    period.offerInstant(kind == ClaimKind.HELD);
    add(fields);
    if (kind == ClaimKind.NOT_READ) {
      add(
          new Paragraph(
              "It needs a listing of the directory at least a second after the file was placed."));
    }
  }

  /// Who signed in on this website is in the log that belongs to no partner; it holds no directories.
  private void offerLogs(boolean system) {
    Optional<LogId> chosen = log.getOptionalValue();
    List<LogId> logs = new ArrayList<>(partners);
    if (system) {
      logs.add(LogId.SYSTEM);
    }
    log.setItems(logs);
    chosen.filter(logs::contains).or(() -> partners.stream().findFirst()).ifPresent(log::setValue);
  }

  void fill(QueryParameters parameters) {
    parameters.getSingleParameter("log").map(LogId::new).ifPresent(log::setValue);
    text(parameters, "path").ifPresent(path::setValue);
    text(parameters, "event").ifPresent(event::setValue);
    text(parameters, "document").ifPresent(document::setValue);
    text(parameters, "until").ifPresent(until::setText);
    period.fill(parameters);
  }

  private static Optional<String> text(QueryParameters parameters, String name) {
    return parameters.getSingleParameter(name);
  }

  /// @throws IllegalArgumentException when a field cannot be used, with what is expected
  ClaimRequest request(ClaimKind kind) {
    return switch (kind) {
      case HELD ->
          new ClaimRequest.DirectoryHeld(chosen(), directory(), period.period(), full.getValue());
      case MOVED ->
          new ClaimRequest.FileMoved(
              LedgerPosition.parse(event.getValue().strip()), content.getValue());
      case NOT_READ ->
          new ClaimRequest.ListedNotRead(
              LedgerPosition.parse(document.getValue().strip()), until.find());
      case SESSIONS -> new ClaimRequest.Sessions(chosen(), period.period());
      case UNCHANGED -> ClaimRequest.LogUnchanged.since(earlier.bytes());
    };
  }

  private LogId chosen() {
    return Optional.ofNullable(log.getValue())
        .orElseThrow(() -> new IllegalArgumentException("Partner: none is chosen."));
  }

  private RawPath directory() {
    String text = path.getValue().strip();
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "Directory: found '" + text + "', expected a path such as /in.");
    }
    return RawPath.decode(text.length() > 1 ? text.replaceAll("/+$", "") : text);
  }
}
