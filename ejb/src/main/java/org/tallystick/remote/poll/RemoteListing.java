package org.tallystick.remote.poll;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.tallystick.remote.client.RemoteAccess;
import org.tallystick.remote.client.RemoteEntry;
import org.tallystick.remote.client.RemotePath;

/// The text that is kept of what a partner's server listed (docs/evidence.md, section 8): the same entries give the same bytes.
public final class RemoteListing {

  private static final String HEADER = "tallystick/remote-listing/v1";

  private RemoteListing() {}

  public static byte[] text(
      RemoteAccess access, String hostKey, RemotePath directory, List<RemoteEntry> entries) {
    StringBuilder text = new StringBuilder(200 + entries.size() * 60);
    text.append(HEADER).append('\n');
    text.append(access.id()).append('\n');
    text.append(access.host())
        .append(':')
        .append(access.port())
        .append(' ')
        .append(hostKey)
        .append('\n');
    text.append(directory.encoded()).append('\n');
    text.append(entries.size()).append('\n');
    entries.stream()
        .sorted(Comparator.comparing(RemoteEntry::name))
        .forEach(entry -> line(text, entry));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void line(StringBuilder text, RemoteEntry entry) {
    text.append(entry.name().encoded());
    if (entry.isFile()) {
      text.append(' ').append(entry.size()).append(' ');
    } else {
      text.append("/ - ");
    }
    text.append(entry.modified() < 0 ? "-" : Long.toString(entry.modified())).append('\n');
  }
}
