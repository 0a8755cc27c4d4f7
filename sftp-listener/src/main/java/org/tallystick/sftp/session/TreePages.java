package org.tallystick.sftp.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.Listing;
import org.tallystick.evidence.name.RawName;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.server.PartnerGate;

/// The entries of a directory of the tree, by key; before those of the root, `.exchange`, which is no entry of it.
final class TreePages implements Pages {

  private static final int PAGE = 500;

  private final Listing listing;
  private final PartnerGate gate;
  private @Nullable RawName last;
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
      List<DirectoryEntry> page =
          gate.enter(archive -> archive.directories().page(listing, last, PAGE));
      page.forEach(entry -> names.add(new ListedName(entry.name(), EntryAttributes.of(entry))));
      ended = page.size() < PAGE;
      last = page.isEmpty() ? last : page.getLast().name();
    }
    return names;
  }
}
