package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileAttributes;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.Settings;
import org.tallystick.publication.DigestAlgorithm;

/// Files that we fetched from a partner's own server become documents as those do that partners bring: the same rule, the same tree, the same log.
///
/// It asks no role: its callers do.
@ApplicationScoped
public class FetchedFiles {

  @Inject private Arriving arriving;
  @Inject private KeptContents contents;
  @Inject private DirectoryTree tree;
  @Inject private Settings settings;

  /// A file that is here as a whole.
  ///
  /// @param path where it goes in the partner's tree
  /// @param digests in hex, besides SHA-256, for sidecars
  /// @param origin adds to an event where it was fetched
  public record Fetched(
      PartnerInterface agreed,
      RawPath path,
      KeptContents.Kept kept,
      Map<DigestAlgorithm, String> digests,
      UnaryOperator<Event> origin) {}

  private record Fetching(Fetched fetched) implements Coming {

    @Override
    public RawPath path() {
      return fetched.path();
    }

    @Override
    public PartnerInterface agreed() {
      return fetched.agreed();
    }

    @Override
    public StoredContent content() {
      return fetched.kept().content();
    }

    @Override
    public Event event(EventType type) {
      return fetched
          .origin()
          .apply(Event.of(type))
          .path(path().parent().orElseThrow())
          .file(path().name().orElseThrow(), content().digest(), content().size())
          .text("interface", agreed().id().value());
    }

    @Override
    public Event cause(EventType type) {
      return fetched.origin().apply(Event.of(type));
    }

    @Override
    public FileAttributes attributes(LedgerTransaction transaction) {
      return FileAttributes.ofNewFile(transaction.now());
    }

    @Override
    public Map<DigestAlgorithm, String> digests() {
      return fetched.digests();
    }

    /// Of a server that is not ours nobody sees a rename; that the file did not change between two looks stands for it.
    @Override
    public boolean isRenamed() {
      return true;
    }

    @Override
    public Document signed(Document document) {
      return document;
    }
  }

  /// Puts the file where it belongs, as a document or held. In the ledger's transaction.
  public Arrival arrive(LedgerTransaction transaction, Fetched fetched) {
    contents.mention(fetched.kept());
    return arriving.arrive(transaction, new Fetching(fetched));
  }

  /// In bytes; more no file may have.
  public long largest() {
    return LargestFile.in(settings);
  }

  /// Whether what stands at the path is held and has this content. In the caller's transaction.
  public boolean isHeld(LogId log, RawPath path, ContentDigest digest) {
    Optional<DirectoryEntry> entry = tree.entry(log, path);
    return entry
        .filter(DirectoryEntry::isHeld)
        .flatMap(DirectoryEntry::file)
        .filter(file -> file.digest().equals(digest))
        .isPresent();
  }
}
