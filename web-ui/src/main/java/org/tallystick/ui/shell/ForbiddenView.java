package org.tallystick.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// What somebody sees whose role a screen is not for.
@ParentLayout(Frame.class)
@AnonymousAllowed
public class ForbiddenView extends Page implements HasErrorParameter<AccessDeniedException> {

  private static final long serialVersionUID = 1L;

  public ForbiddenView() {
    super("Not for your role");
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
    add(
        nothing("This screen is for another role.", "Ask an administrator if you need it."),
        new Paragraph(new Anchor("", "Go to the exchanges")));
    return HttpServletResponse.SC_FORBIDDEN;
  }
}
