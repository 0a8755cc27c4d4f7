package org.tallystick.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// What every screen begins with: a title, what can be done, and the person's time zone.
public abstract class Page extends Div {

  private static final long serialVersionUID = 1L;

  /// As `--narrow` in the style sheet; tells at once and whenever it changes.
  private static final String WATCH_WIDTH =
      """
      const query = matchMedia('(max-width: 45rem)');
      const tell = () => this.isConnected && this.$server.narrow(query.matches);
      query.addEventListener('change', tell);
      if (query.matches) { tell(); }
      """;

  private final H1 title = new H1();
  private final Div actions = new Div();

  protected Page(String text) {
    addClassName("page");
    title.setText(text);
    actions.addClassName("actions");
    Div head = new Div(title, actions);
    head.addClassName("page-head");
    add(head);
  }

  protected void title(String text) {
    title.setText(text);
  }

  protected void action(Component component) {
    actions.add(component);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    UI ui = event.getUI();
    getElement().executeJs(WATCH_WIDTH);
    if (ui.getSession().getAttribute(ZoneId.class) == null) {
      ui.getPage()
          .executeJs("return Intl.DateTimeFormat().resolvedOptions().timeZone")
          .then(
              String.class,
              name -> {
                ui.getSession().setAttribute(ZoneId.class, zoneOf(name));
                zoneKnown();
              });
    }
  }

  /// The browser's window has become narrow, or wide again.
  @ClientCallable
  protected void narrow(boolean narrow) {}

  /// Shows the columns only where there is room for them.
  protected static void roomy(Grid<?> grid, boolean narrow, String... keys) {
    for (String key : keys) {
      grid.getColumnByKey(key).setVisible(!narrow);
    }
  }

  /// The browser has told its zone: show instants again.
  protected void zoneKnown() {}

  private static ZoneId zoneOf(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  /// In the browser's time zone, in UTC until that is known.
  protected static Formats formats() {
    ZoneId zone = UI.getCurrent().getSession().getAttribute(ZoneId.class);
    return new Formats(zone == null ? ZoneOffset.UTC : zone);
  }

  /// Something known of what the screen is about, under its name.
  protected static Div fact(String name, Span value) {
    Span label = new Span(name);
    label.addClassName("fact-name");
    value.addClassName("fact-value");
    return new Div(label, value);
  }

  protected static Div fact(String name, String value) {
    return fact(name, new Span(value));
  }

  /// What to read where there is nothing: what it is, and what to do.
  protected static Div nothing(String what, String next) {
    Paragraph first = new Paragraph(what);
    first.addClassName("nothing-what");
    Div nothing = new Div(first, new Paragraph(next));
    nothing.addClassName("nothing");
    return nothing;
  }
}
