package org.tallystick.claim;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.archive.Documents;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.platform.Transactions;
import org.tallystick.proof.Leaves;

/// Somebody wants something proven to whoever does not trust us: a pack, or the reason why not.
///
/// It may take some seconds: what has only just happened is stamped first.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
@TransactionManagement(TransactionManagementType.BEAN)
public class Claims {

  /// In bytes; larger files are known by their hash only.
  private static final long LARGEST_CONTENT = 16L << 20;

  @Inject private Freshness freshness;
  @Inject private FileMovedProof moved;
  @Inject private DirectoryHeldProof held;
  @Inject private LogUnchangedProof unchanged;
  @Inject private ListedNotReadProof notRead;
  @Inject private SessionsProof sessions;
  @Inject private Leaves leaves;
  @Inject private Transactions transactions;
  @Inject private Clock clock;
  @EJB private Documents documents;
  @PersistenceContext private EntityManager entities;

  /// Never trusted: the pack is verified before it is handed out.
  public ClaimAnswer prove(ClaimRequest request) {
    try {
      return switch (request) {
        case ClaimRequest.FileMoved file -> prove(file);
        case ClaimRequest.DirectoryHeld directory -> {
          freshness.awaitFloor(directory.log(), directory.period().to());
          yield transactions.call(() -> held.prove(directory));
        }
        case ClaimRequest.LogUnchanged log -> transactions.call(() -> unchanged.prove(log));
        case ClaimRequest.ListedNotRead file -> {
          Instant until = file.until().orElseGet(clock::instant);
          freshness.awaitFloor(file.log(), until);
          yield transactions.call(() -> notRead.prove(file, until));
        }
        case ClaimRequest.Sessions period -> {
          freshness.awaitFloor(period.log(), period.period().to());
          yield transactions.call(() -> sessions.prove(period));
        }
      };
    } catch (NotProvableException no) {
      return no.answer();
    }
  }

  private ClaimAnswer prove(ClaimRequest.FileMoved asked) {
    ClaimRequest.FileMoved request = transactions.call(() -> moved.resolve(asked));
    LeafIndex index = new LeafIndex(request.event().index());
    Optional<Document> document = transactions.call(() -> document(request.event()));
    if (document.isPresent()) {
      freshness.awaitCeiling(request.log(), index.sizeAfter());
    }
    Optional<byte[]> content =
        request.withContent()
            ? document.filter(file -> file.size() <= LARGEST_CONTENT).map(this::read)
            : Optional.empty();
    return transactions.call(() -> moved.prove(request, content));
  }

  /// Which document an event of its exchange is about.
  private Optional<Document> document(LedgerPosition event) {
    return leaves
        .find(event.log(), new LeafIndex(event.index()))
        .flatMap(Leaves.Stored::document)
        .flatMap(said -> placed(event, said))
        .map(position -> entities.find(Document.class, LeafKey.of(position)));
  }

  private static Optional<LedgerPosition> placed(LedgerPosition event, EventDocument said) {
    return switch (said.type()) {
      case FILE_RECEIVED -> Optional.of(event);
      case FILE_DELIVERED ->
          Optional.of(new LedgerPosition(event.log(), said.json().integer("placed")));
      default -> Optional.empty();
    };
  }

  private byte[] read(Document document) {
    try (SeekableByteChannel channel = documents.open(document, Documents.Purpose.EVIDENCE)) {
      return Channels.newInputStream(channel).readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "document " + document.position() + ": its content cannot be read", failed);
    }
  }
}
