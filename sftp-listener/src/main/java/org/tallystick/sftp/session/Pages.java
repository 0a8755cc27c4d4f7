package org.tallystick.sftp.session;

import java.io.IOException;
import java.util.List;

/// Where the names of a listing come from, page by page. Confined to the session's thread.
interface Pages {

  /// The next names; an empty list is the end, also when asked again.
  List<ListedName> next() throws IOException;
}
