package org.tallystick.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.PartnerId;

/// People look into a partner's tree, as the partner sees it now or as it was.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class DirectoryBrowser {

  @Inject private DirectoryTree tree;

  public boolean isDirectory(PartnerId partner, RawPath path) {
    return tree.isDirectory(partner.log(), path);
  }

  public Optional<DirectoryEntry> entry(PartnerId partner, RawPath path) {
    return tree.entry(partner.log(), path);
  }

  /// @param size the length of the partner's log the tree is to be seen at; {@link Long#MAX_VALUE} for now
  public List<DirectoryEntry> page(PartnerId partner, RawPath path, long size, @Nullable RawName after, int limit) {
    return tree.page(partner.log(), path, size, after, limit);
  }
}
