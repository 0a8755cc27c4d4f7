package org.tallystick.ui.access;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.tallystick.archive.StoredContent;

/// What a partner's server listed: the very text whose hash is in the log.
class RemoteListingPanel extends Div {

  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 200;

  RemoteListingPanel(StoredContent listing, byte[] text, String name) {
    setId("remote-listing");
    List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
    Pre shown = new Pre(lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n")));
    shown.addClassName("rendered");
    Anchor all =
        new Anchor(
            DownloadHandler.fromInputStream(event ->
                new DownloadResponse(
                    new ByteArrayInputStream(text), name, "text/plain", text.length)),
            "Download it");
    all.getElement().setAttribute("download", name);
    Paragraph hash =
        new Paragraph(
            (lines.size() > MOST_LINES
                    ? "The first " + MOST_LINES + " of " + lines.size() + " lines. "
                    : "")
                + "SHA-256 "
                + listing.digest().hex()
                + ", as the event says.");
    hash.addClassName("quiet");
    add(new H2("What the server listed"), hash, all, shown);
  }
}
