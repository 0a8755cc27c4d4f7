package org.tallystick.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/// The light switch. The browser keeps the choice and has it before the first screen is drawn; without one it follows the system.
class ColorChoice extends Button {

  private static final long serialVersionUID = 1L;

  /// Runs in the page's head.
  static final String RESTORE =
      """
      (() => {
        let scheme = null;
        try { scheme = localStorage.getItem('tallystick.scheme'); } catch (denied) { }
        if (scheme === 'light' || scheme === 'dark') {
          document.documentElement.style.colorScheme = scheme;
        }
      })();
      """;

  private static final String SWITCH =
      """
      const root = document.documentElement;
      const chosen = root.style.colorScheme;
      const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
      const next = dark ? 'light' : 'dark';
      root.style.colorScheme = next;
      try { localStorage.setItem('tallystick.scheme', next); } catch (denied) { }
      """;

  ColorChoice() {
    setIcon(VaadinIcon.ADJUST.create());
    setId("theme");
    setAriaLabel("Switch between light and dark");
    addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    getElement().executeJs("this.addEventListener('click', () => {" + SWITCH + "})");
  }
}
