package org.tallystick.ui.evidence;

import com.vaadin.flow.component.html.Anchor;
import org.tallystick.proof.status.EvidenceReport;

/// The state of the evidence in one word, on every screen; it leads to its reason.
public class EvidenceBadge extends Anchor {

  private static final long serialVersionUID = 1L;

  public EvidenceBadge() {
    super("evidence", "");
    setId("evidence-badge");
  }

  public void show(EvidenceReport report) {
    String color = report.color().word();
    setText("Evidence " + color);
    setClassName("badge evidence-" + color);
    setTitle(
        report.findings().stream()
            .findFirst()
            .map(finding -> finding.what())
            .orElse("Everything is signed and stamped, and nobody has to be trusted."));
  }
}
