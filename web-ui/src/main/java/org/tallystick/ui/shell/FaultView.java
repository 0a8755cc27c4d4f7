package org.tallystick.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// Stands in for a screen that could not be shown.
@ParentLayout(Frame.class)
@AnonymousAllowed
public class FaultView extends Page implements HasErrorParameter<Exception> {

  private static final long serialVersionUID = 1L;

  public FaultView() {
    super("This screen cannot be shown");
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    Faults.Words words = Faults.told(parameter.getCaughtException());
    add(nothing(words.what(), words.next()), new Paragraph(new Anchor("", "Go to the exchanges")));
    return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
  }
}
