package org.tallystick.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;

/// The page every screen lives in. What the browser asks goes over plain requests, which carry the person's identity; what we push goes over a WebSocket.
@Push(transport = Transport.WEBSOCKET_XHR)
@ColorScheme(ColorScheme.Value.SYSTEM)
@StyleSheet("context://lumo/lumo.css")
@StyleSheet("context://styles/tallystick.css")
@Viewport("width=device-width, initial-scale=1")
public class Shell implements AppShellConfigurator {

  private static final long serialVersionUID = 1L;

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addLink("icon", "styles/tally.svg");
    settings.addInlineWithContents(
        Inline.Position.PREPEND, ColorChoice.RESTORE, Inline.Wrapping.JAVASCRIPT);
  }
}
