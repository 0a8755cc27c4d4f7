package org.tallystick.ui.document;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.archive.Documents;
import org.tallystick.directory.DirectoryBrowser;
import org.tallystick.directory.Whereabouts;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Direction;
import org.tallystick.partner.Partner;
import org.tallystick.partner.Partners;
import org.tallystick.proof.PublishedLogs;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendSelection;
import org.tallystick.ui.access.AccessLogView;
import org.tallystick.ui.resend.ResendDialog;
import org.tallystick.ui.shell.CopyButton;
import org.tallystick.ui.shell.DeliveryBadge;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.Live;
import org.tallystick.ui.shell.Page;
import org.tallystick.ui.shell.Person;
import org.tallystick.user.Role;

/// One document: what it is, what is in it, what rests on it, and its whole story.
@Route("document/:id")
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class DocumentView extends Page implements BeforeEnterObserver, HasDynamicTitle {

  private static final long serialVersionUID = 1L;

  private final transient ExchangeHistory history;
  private final transient Documents documents;
  private final transient Partners partners;
  private final transient RestingDocuments resting;
  private final transient DirectoryBrowser browser;
  private final transient PublishedLogs logs;
  private final transient ResendOrders orders;
  private final Div body = new Div();
  private final Div story = new Div();
  private final Span whereabouts = new Span();
  private final Span delivery = new Span();
  private transient Optional<Document> shown = Optional.empty();

  @Inject
  public DocumentView(
      ExchangeHistory history,
      Documents documents,
      Partners partners,
      RestingDocuments resting,
      DirectoryBrowser browser,
      PublishedLogs logs,
      ResendOrders orders,
      Live live) {
    super("Document");
    this.history = history;
    this.documents = documents;
    this.partners = partners;
    this.resting = resting;
    this.browser = browser;
    this.logs = logs;
    this.orders = orders;
    body.addClassName("document");
    story.setId("story");
    whereabouts.setId("whereabouts");
    delivery.setId("delivery");
    add(body);
    live.follow(this, this::showStory);
  }

  public static String address(LedgerPosition position) {
    return "document/" + position;
  }

  public static void open(LedgerPosition position) {
    UI.getCurrent().navigate(DocumentView.class, new RouteParameters("id", position.toString()));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    String id = event.getRouteParameters().get("id").orElse("");
    shown = parse(id).flatMap(history::find);
    body.removeAll();
    if (shown.isEmpty()) {
      title("Not in the archive");
      body.add(
          nothing(
              "There is no document " + id + ".",
              "Look for it under Exchanges, by its name or a word in it."));
      return;
    }
    show(shown.get());
  }

  private static Optional<LedgerPosition> parse(String id) {
    try {
      return Optional.of(LedgerPosition.parse(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private void show(Document document) {
    title(document.name());
    Anchor download = new Anchor(download(document), "Download");
    download.setId("download");
    download.addClassName("button");
    Anchor receipt = new Anchor(receipt(document), "Receipt");
    receipt.setId("receipt");
    receipt.addClassName("button-quiet");
    receipt.setTitle(
        "Our signed statement that the log holds this file's arrival; anybody can check it offline");
    Div actions = new Div(download, receipt);
    actions.addClassName("actions");
    if (Person.isAny(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR)) {
      actions.add(proofs(document));
    }
    if (Person.isAny(Role.OPERATOR, Role.ADMINISTRATOR)) {
      actions.add(
          document.direction() == Direction.OUTBOUND
              ? sendAgain(document)
              : processAgain(document));
    }
    Div head = new Div(facts(document), actions);
    head.addClassName("document-head");
    Div left = new Div(section("Content", new ContentPanel(documents, document)));
    left.addClassName("document-content");
    Div right =
        new Div(section("Business documents", resting.panel(document)), section("Story", story));
    right.addClassName("document-side");
    Div columns = new Div(left, right);
    columns.addClassName("columns");
    body.add(head, columns);
    showStory();
  }

  private static Component[] proofs(Document document) {
    String id = document.position().toString();
    if (document.direction() == Direction.INBOUND) {
      return new Component[] {quiet("proofs?claim=file.received&event=" + id, "Prove receipt")};
    }
    return new Component[] {
      quiet("proofs?claim=file.delivered&event=" + id, "Prove delivery"),
      quiet("proofs?claim=listed.not.read&document=" + id, "Prove it was not opened")
    };
  }

  private static Anchor quiet(String address, String label) {
    Anchor anchor = new Anchor(address, label);
    anchor.addClassName("button-quiet");
    return anchor;
  }

  private static Div section(String title, Component content) {
    Div section = new Div(new H2(title), content);
    section.addClassName("section");
    return section;
  }

  private Div facts(Document document) {
    String partner =
        partners.find(document.partner()).map(Partner::name).orElse(document.partner().value());
    boolean inbound = document.direction() == Direction.INBOUND;
    Div facts = new Div();
    facts.addClassName("facts");
    facts.add(
        fact(inbound ? "Received from" : "Sent to", partner),
        fact("Published at", document.path().map(RawPath::text).orElse("(erased)")),
        fact("Partner's directory", whereabouts));
    if (!inbound) {
      facts.add(fact("Delivery", delivery));
    }
    facts.add(
        fact("Size", Formats.size(document.size())),
        fact("Archived", formats().instant(document.archivedAt())),
        fact("SHA-256", digest(document)),
        fact("Document", document.position().toString()));
    lineage(document, facts);
    return facts;
  }

  private void lineage(Document document, Div facts) {
    Optional.ofNullable(history.resends(List.of(document.position())).get(document.position()))
        .ifPresent(original -> facts.add(fact("Resend of", lineageOf(document, original))));
    List<LedgerPosition> again = history.resentAs(document.position());
    if (!again.isEmpty()) {
      Span links = new Span();
      again.forEach(one -> links.add(new Anchor(address(one), one.toString()), new Text(" ")));
      facts.add(fact("Sent again as", links));
    }
  }

  /// Which attempt of how many it is; the first time it was sent is the first.
  private Span lineageOf(Document document, LedgerPosition original) {
    List<LedgerPosition> attempts = history.resentAs(original);
    Text text =
        new Text(
            ", attempt "
                + (attempts.indexOf(document.position()) + 2)
                + " of "
                + (attempts.size() + 1));
    Span lineage = new Span(new Anchor(address(original), original.toString()), text);
    lineage.setId("lineage");
    return lineage;
  }

  private Button again(Document document, ResendOrder.Kind kind, String text) {
    ResendSelection alone = new ResendSelection.Documents(List.of(document.position()));
    Button button = new Button(text, click -> new ResendDialog(orders, kind, alone).open());
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    return button;
  }

  private Button sendAgain(Document document) {
    Button button = again(document, ResendOrder.Kind.RESEND, "Send again…");
    button.setId("send-again");
    return button;
  }

  private Button processAgain(Document document) {
    Button button = again(document, ResendOrder.Kind.REPLAY, "Process again…");
    button.setId("process-again");
    return button;
  }

  private static Span digest(Document document) {
    String hex = document.digest().hex();
    Span shortened = new Span(hex.substring(0, 16) + "…");
    shortened.setTitle(hex);
    shortened.setId("digest");
    shortened.addClassName("mono");
    return new Span(shortened, new CopyButton(hex, "Copy the whole digest"));
  }

  private void showWhereabouts() {
    whereabouts.removeAll();
    shown.ifPresent(document ->
        whereabouts.add(
            document
                .path()
                .map(path -> browser.whereabouts(document.position(), path))
                .map(DocumentView::said)
                .orElseGet(() -> new Span("(erased)"))));
  }

  private static Span said(Whereabouts found) {
    return switch (found) {
      case Whereabouts.Here here -> new Span("still there");
      case Whereabouts.Renamed(RawPath path) -> new Span("renamed to " + path.text());
      case Whereabouts.Removed(RawPath path, LedgerPosition by) ->
          new Span(
              new Anchor(AccessLogView.addressOf(by), "removed"), new Text(" from " + path.text()));
      case Whereabouts.Replaced(RawPath path, LedgerPosition by) ->
          new Span(
              new Anchor(AccessLogView.addressOf(by), "replaced"), new Text(" at " + path.text()));
      case Whereabouts.Nowhere nowhere -> new Span("not there");
    };
  }

  private DownloadHandler download(Document document) {
    return DownloadHandler.fromInputStream(event -> {
      try {
        return new DownloadResponse(
            Channels.newInputStream(documents.open(document, Documents.Purpose.DOWNLOAD)),
            document.name(),
            "application/octet-stream",
            document.size());
      } catch (IOException failed) {
        return DownloadResponse.error(500);
      }
    });
  }

  private DownloadHandler receipt(Document document) {
    return DownloadHandler.fromInputStream(event ->
        logs.receipt(document.position())
            .map(receipt -> {
              byte[] bytes = receipt.bytes();
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes),
                  document.position() + ".tlog-proof",
                  "text/plain",
                  bytes.length);
            })
            .orElseGet(() ->
                DownloadResponse.error(
                    404, "The file has not been signed yet; try again in a second")));
  }

  private void showDelivery() {
    delivery.removeAll();
    shown.ifPresent(document ->
        history
            .deliveries(List.of(document.position()))
            .values()
            .forEach(known ->
                delivery.add(
                    new DeliveryBadge(known.state()),
                    new Text(" since " + formats().instant(known.since())))));
  }

  private void showStory() {
    showWhereabouts();
    showDelivery();
    story.removeAll();
    shown.ifPresent(document -> story.add(new StoryPanel(history.story(document), formats())));
  }

  @Override
  protected void zoneKnown() {
    showStory();
  }

  @Override
  public String getPageTitle() {
    return shown.map(Document::name).orElse("Not in the archive") + " · Tallystick";
  }
}
