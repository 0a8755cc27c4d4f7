package org.tallystick.sftp.session;

import java.io.IOException;
import java.util.List;
import org.tallystick.handout.HandoutListing;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.server.PartnerGate;

/// The entries of a directory below `/.exchange`.
///
/// A page is shorter than one of the tree: behind each entry is a proof or a tile, not a row.
record HandoutPages(PartnerSession session, HandoutListing listing, PartnerGate gate)
    implements Pages {

  private static final int PAGE = 200;

  @Override
  public List<ListedName> next() throws IOException {
    return gate.enter(archive -> archive.handouts().page(session, listing, PAGE)).stream()
        .map(entry -> new ListedName(entry.name(), EntryAttributes.of(entry)))
        .toList();
  }
}
