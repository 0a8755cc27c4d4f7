package org.tallystick.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Puts a text into the person's clipboard, also where the page came without TLS.
public class CopyButton extends Button {

  private static final long serialVersionUID = 1L;

  private static final String COPY =
      """
      const text = $0, button = this;
      const done = () => { button.setAttribute('title', 'Copied'); button.classList.add('copied'); };
      const old = () => {
        const area = document.createElement('textarea');
        area.value = text;
        document.body.append(area);
        area.select();
        document.execCommand('copy');
        area.remove();
        done();
      };
      if (navigator.clipboard) { navigator.clipboard.writeText(text).then(done, old); } else { old(); }
      """;

  /// @param what for screen readers: "Copy the digest"
  public CopyButton(String text, String what) {
    setIcon(VaadinIcon.COPY_O.create());
    setAriaLabel(what);
    setTooltipText(what);
    addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_SMALL);
    addClassName("copy");
    addClickListener(click -> getElement().executeJs(COPY, text));
  }
}
