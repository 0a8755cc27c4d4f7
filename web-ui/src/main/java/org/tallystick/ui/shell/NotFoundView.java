package org.tallystick.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// What an address leads to that leads nowhere.
@ParentLayout(Frame.class)
@AnonymousAllowed
public class NotFoundView extends Page implements HasErrorParameter<NotFoundException> {

  private static final long serialVersionUID = 1L;

  public NotFoundView() {
    super("Not here");
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    add(
        nothing(
            "There is no screen at this address.", "Check it, or choose one from the navigation."),
        new Paragraph(new Anchor("", "Go to the exchanges")));
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
