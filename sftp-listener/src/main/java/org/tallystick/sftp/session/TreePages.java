package org.tallystick.sftp.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.Listing;
import org.tallystick.evidence.name.RawName;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.server.PartnerGate;

/// The entries of a directory of the tree, by key; before those of the root, `.exchange`, which is no entry of it.
final class TreePages implements Pages {

  private static final int PAGE = 1000;

  private final Listing listing;
  private final PartnerGate gate;

  /// The next page is read while this one is on its way.
  private @Nullable FutureTask<List<DirectoryEntry>> ahead;

  private boolean begun;
  private boolean ended;

  TreePages(Listing listing, PartnerGate gate) {
    this.listing = listing;
    this.gate = gate;
  }

  @Override
  public List<ListedName> next() throws IOException {
    List<ListedName> names = new ArrayList<>();
    if (!begun && listing.directory().isRoot()) {
      names.add(
          new ListedName(
              ExchangeFolder.PATH.name().orElseThrow(),
              Attributes.ofDirectory(EntryAttributes.READ_ONLY_DIRECTORY, 0)));
    }
    begun = true;
    if (!ended) {
      List<DirectoryEntry> page = nextPage();
      page.forEach(entry -> names.add(new ListedName(entry.name(), EntryAttributes.of(entry))));
      ended = page.size() < PAGE;
      if (!ended) {
        RawName last = page.getLast().name();
        FutureTask<List<DirectoryEntry>> reading = new FutureTask<>(() -> pageAfter(last));
        ahead = reading;
        Thread.ofVirtual().name("listing").start(reading);
      }
    }
    return names;
  }

  private List<DirectoryEntry> nextPage() throws IOException {
    FutureTask<List<DirectoryEntry>> reading = ahead;
    if (reading == null) {
      return pageAfter(null);
    }
    try {
      return reading.get();
    } catch (ExecutionException failed) {
      throw new IOException("the next names could not be read", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }

  private List<DirectoryEntry> pageAfter(@Nullable RawName last) throws IOException {
    return gate.enter(archive -> archive.directories().page(listing, last, PAGE));
  }
}
