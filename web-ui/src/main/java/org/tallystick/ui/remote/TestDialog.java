package org.tallystick.ui.remote;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServerId;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.remote.client.TestReport;
import org.tallystick.remote.client.TestStep;
import org.tallystick.ui.shell.Asked;

/// Tries a server and tells each step.
class TestDialog extends Dialog {

  private static final long serialVersionUID = 1L;

  private final transient RemoteOperation operation;
  private final transient RemoteServerId server;
  private final TextField directory = new TextField("Directory to list");
  private final Checkbox write = new Checkbox("Write, rename and remove a file there");
  private final OrderedList steps = new OrderedList();
  private final Paragraph fault = new Paragraph();

  TestDialog(RemoteOperation operation, RemoteServerId server, Runnable closed) {
    this.operation = operation;
    this.server = server;
    setHeaderTitle("Test the connection to " + server);
    setWidth("min(40rem, 100vw)");
    directory.setId("test-directory");
    directory.setHelperText("May be left out.");
    write.setId("test-write");
    steps.setId("test-steps");
    fault.addClassName("fault");
    fault.setVisible(false);
    Div form = new Div(directory, write, fault, steps);
    form.addClassName("form");
    add(form);
    Button run = new Button("Test", click -> run());
    run.setId("test-run");
    run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    run.setDisableOnClick(true);
    run.addClickListener(click -> run.setEnabled(true));
    getFooter().add(new Button("Close", click -> close()), run);
    addOpenedChangeListener(event -> {
      if (!event.isOpened()) {
        closed.run();
      }
    });
  }

  private void run() {
    steps.removeAll();
    fault.setVisible(false);
    try {
      Optional<RemotePath> path =
          Optional.of(directory.getValue().strip())
              .filter(text -> !text.isEmpty())
              .map(RemotePath::of);
      Asked.of(() -> operation.test(server, path, write.getValue()))
          .map(TestReport::steps)
          .ifPresent(all -> all.forEach(step -> steps.add(item(step))));
    } catch (IllegalArgumentException unusable) {
      fault.setText(String.valueOf(unusable.getMessage()));
      fault.setVisible(true);
    }
  }

  private static ListItem item(TestStep step) {
    Span mark = new Span(step.succeeded() ? "fine" : "failed");
    mark.addClassNames("badge", step.succeeded() ? "evidence-green" : "evidence-red");
    ListItem item = new ListItem(mark, new Span(" " + step.tried() + ": " + step.answered()));
    step.next()
        .ifPresent(next -> {
          Paragraph todo = new Paragraph("What to do: " + next + ".");
          todo.addClassName("quiet");
          item.add(todo);
        });
    return item;
  }
}
