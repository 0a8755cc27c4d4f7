package org.tallystick.resend;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.archive.KeptContents;
import org.tallystick.dropped.DroppedFile;
import org.tallystick.dropped.DroppedFiles;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Transactions;

/// Puts files that were sent once where they were, for a partner that lost them and asks. Our people order it ({@link ResendOrders}); what is done is decided in one place for both ({@link ResendPlan}).
///
/// On return everything is durable: the request's event, the files that are there again, and of a partner's request the answer.
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
@RolesAllowed("partner")
public class Resend {

  /// A name with what is added to it is a name again.
  private static final int LONGEST_NAME = RawName.MAX_BYTES - ".json".length();

  @Inject private Ledger ledger;
  @Inject private SentFiles sent;
  @Inject private ResendPlan plan;
  @Inject private DroppedFiles dropped;
  @Inject private KeptContents contents;
  @Inject private Agreements agreements;
  @Inject private Transactions transactions;
  @Inject private DataDirectory data;

  /// Whether answers to a request of this name can be named after it.
  public static boolean canBeAnswered(RawName request) {
    return request.length() <= LONGEST_NAME;
  }

  /// A partner's request file.
  ///
  /// @param name the file's
  /// @param kept its bytes; empty when there were more than a request may have
  public ResendReport ask(
      PartnerSession session,
      RawName name,
      ResendRequest request,
      Optional<KeptContents.Kept> kept) {
    Function<RawPath, Optional<InterfaceId>> agreed = path -> sendsTo(session, path);
    List<Candidate.Found> found =
        transactions.call(() ->
            switch (request) {
              case ResendRequest.Asks(List<Ask> asks) ->
                  asks.stream().map(ask -> sent.find(session.log(), ask, agreed)).toList();
              case ResendRequest.Unreadable unreadable -> List.<Candidate.Found>of();
            });
    return ledger.append(
        session.log(),
        transaction -> {
          ResendReport report =
              switch (request) {
                case ResendRequest.Asks asks ->
                    plan.decide(transaction, found, plan.left(transaction), Optional.empty());
                case ResendRequest.Unreadable(String why) ->
                    new ResendReport(
                        transaction.size(), transaction.now(), 0, Optional.of(why), List.of());
              };
          write(transaction, session, name, report, found, kept);
          return report;
        });
  }

  private Optional<InterfaceId> sendsTo(PartnerSession session, RawPath path) {
    return agreements
        .covering(session, path)
        .filter(
            agreed -> agreed.direction() == Direction.OUTBOUND && !path.equals(agreed.directory()))
        .map(PartnerInterface::id);
  }

  private void write(
      LedgerTransaction transaction,
      PartnerSession session,
      RawName name,
      ResendReport report,
      List<Candidate.Found> found,
      Optional<KeptContents.Kept> kept) {
    Optional<ContentDigest> digest = kept.map(request -> request.content().digest());
    KeptContents.Kept json = answer(report.json(name.encoded(), digest));
    KeptContents.Kept text = answer(report.text(name.text()));
    Event event =
        session
            .event(EventType.RESEND_REQUESTED)
            .path("entry", DroppedFolder.REQUESTS.path().resolve(name))
            .text("answer", json.content().digest().hex());
    kept.ifPresent(
        request -> event.file(name, request.content().digest(), request.content().size()));
    transaction.append(ResendPlan.requested(event, report));
    plan.place(transaction, report, found, () -> session.event(EventType.FILE_PLACED));
    kept.ifPresent(request -> keep(session, report, DroppedFolder.REQUESTS, name, request));
    keep(session, report, DroppedFolder.ANSWERS, name.followedBy(".json"), json);
    keep(session, report, DroppedFolder.ANSWERS, name.followedBy(".txt"), text);
    plan.note(transaction, report, false);
  }

  /// A long answer goes to the content store first: written again for the same bytes, it changes nothing.
  private KeptContents.Kept answer(String text) {
    try {
      return contents.take(text.getBytes(StandardCharsets.UTF_8), data.scratchDirectory());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void keep(
      PartnerSession session,
      ResendReport report,
      DroppedFolder folder,
      RawName name,
      KeptContents.Kept content) {
    dropped.keep(
        session,
        new DroppedFile(folder, name, report.index(), report.at(), content.content()),
        content);
  }
}
