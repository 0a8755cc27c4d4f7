package org.tallystick.ui.evidence;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tallystick.fsck.CheckState;
import org.tallystick.fsck.Checks;
import org.tallystick.fsck.Finding;
import org.tallystick.fsck.FsckReport;
import org.tallystick.proof.LastCheck;
import org.tallystick.ui.shell.Formats;

/// What the last check of everything that is stored found, and a button for another one. While one is under way it follows it.
final class StoredCheck extends Div {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 50;
  private static final String IN_A_SECOND =
      "return new Promise(done => setTimeout(() => done(true), 1000))";

  private final transient Checks checks;
  private final Div state = new Div();
  private final Button check = new Button("Check everything now", click -> begin());
  private transient Formats formats;
  private boolean following;

  StoredCheck(Checks checks, Formats formats) {
    this.checks = checks;
    this.formats = formats;
    setId("stored-check");
    check.setId("check-now");
    add(new H2("Everything stored"), state, check);
    show();
  }

  void show(Formats zone) {
    formats = zone;
    show();
  }

  private void begin() {
    try {
      checks.wish();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    show();
  }

  private void show() {
    CheckState now = checks.state();
    check.setEnabled(!now.isUnderWay());
    state.removeAll();
    if (now.isUnderWay()) {
      state.add(underWay(now));
      follow();
    }
    now.last().ifPresentOrElse(this::ended, this::never);
  }

  private static Div underWay(CheckState now) {
    ProgressBar bar = new ProgressBar();
    Paragraph said = new Paragraph("The check begins.");
    if (now.running().isPresent()) {
      LastCheck running = now.running().get();
      bar.setMax(Math.max(1, running.total()));
      bar.setValue(Math.min(running.done(), running.total()));
      said.setText(
          "A check is under way: "
              + running.done()
              + " of "
              + running.total()
              + " leaves and contents.");
    } else {
      bar.setIndeterminate(true);
    }
    said.setId("check-progress");
    return new Div(said, bar);
  }

  /// The browser's answer is a request of its own, with the person's identity.
  private void follow() {
    if (following) {
      return;
    }
    following = true;
    getElement()
        .executeJs(IN_A_SECOND)
        .then(
            Boolean.class,
            answered -> {
              following = false;
              show();
            },
            failed -> following = false);
  }

  private void never() {
    state.add(
        new Paragraph(
            "Nothing was checked yet. A check reads every file, every line of the logs and every time stamp again, and compares them with what was signed."));
  }

  private void ended(FsckReport report) {
    String when = formats.instant(report.at());
    Paragraph said =
        new Paragraph(
            report.isClean()
                ? "Checked "
                    + when
                    + ": all "
                    + report.done()
                    + " leaves and contents are as they were written."
                : "Checked " + when + ": " + wrong(report) + ".");
    said.setId("check-result");
    state.add(said);
    if (!report.findings().isEmpty()) {
      UnorderedList list = new UnorderedList();
      list.addClassName("check-findings");
      report.findings().stream().limit(SHOWN).map(StoredCheck::item).forEach(list::add);
      state.add(list);
      long more = report.damage() + report.views() + report.notes() - SHOWN;
      if (more > 0) {
        state.add(
            new Paragraph("And " + more + " more: see fsck/report.txt of the data directory."));
      }
    }
  }

  private static String wrong(FsckReport report) {
    long things = report.damage() + report.views();
    return (things == 1 ? "one thing is" : things + " things are")
        + " not as written"
        + (report.damage() == 0
            ? "; all of it can be made again (./tallystick fsck --repair-views)"
            : "");
  }

  private static ListItem item(Finding finding) {
    Span kind = new Span(finding.kind().word());
    kind.addClassNames(
        "badge",
        switch (finding.kind()) {
          case DAMAGE -> "evidence-red";
          case VIEW -> "evidence-amber";
          case NOTE -> "evidence-green";
        });
    return new ListItem(kind, new Span(finding.sentence()));
  }
}
