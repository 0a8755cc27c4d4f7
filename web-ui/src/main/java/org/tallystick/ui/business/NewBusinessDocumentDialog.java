package org.tallystick.ui.business;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.business.BusinessKind;
import org.tallystick.business.BusinessNumber;
import org.tallystick.business.BusinessOutcome;
import org.tallystick.business.NewBusinessDocument;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Partner;
import org.tallystick.ui.shell.Asked;
import org.tallystick.ui.shell.DayField;

/// The form of a new business document, with its lines and the files it rests on.
class NewBusinessDocumentDialog extends Dialog {

  private static final long serialVersionUID = 1L;

  private final transient BusinessDocuments documents;
  private final ComboBox<Partner> partner = new ComboBox<>("Partner");
  private final ComboBox<BusinessKind> kind = new ComboBox<>("Kind");
  private final TextField number = new TextField("Number");
  private final DayField date = new DayField("Date");
  private final TextArea files = new TextArea("Files it rests on");
  private final LinesEditor lines = new LinesEditor();
  private final Paragraph fault = new Paragraph();

  NewBusinessDocumentDialog(
      BusinessDocuments documents, List<Partner> partners, Optional<LedgerPosition> file) {
    this.documents = documents;
    setHeaderTitle("New business document");
    setWidth("min(46rem, 100vw)");
    partner.setId("business-partner");
    partner.setItems(partners);
    partner.setItemLabelGenerator(Partner::name);
    partner.setRequired(true);
    file.flatMap(position ->
            partners.stream().filter(one -> one.id().log().equals(position.log())).findFirst())
        .or(() -> partners.stream().findFirst())
        .ifPresent(partner::setValue);
    kind.setId("business-kind");
    kind.setItems(BusinessKind.values());
    kind.setItemLabelGenerator(BusinessKind::label);
    kind.setValue(BusinessKind.PACKING_LIST);
    number.setId("business-number");
    number.setRequired(true);
    number.focus();
    date.setId("business-date");
    date.setValue(LocalDate.now(ZoneOffset.UTC));
    files.setId("business-files");
    files.setHelperText(
        "Document ids such as acme.42, one a line or with spaces; a file's page shows its id.");
    file.ifPresent(position -> files.setValue(position.toString()));
    fault.setId("business-fault");
    fault.addClassName("fault");
    fault.setVisible(false);
    FormLayout form = new FormLayout(partner, kind, number, date);
    form.add(files, 2);
    add(new Div(form, new H3("Lines"), lines, fault));
    Button save = new Button("Create", click -> save());
    save.setId("business-save");
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    getFooter().add(new Button("Cancel", click -> close()), save);
  }

  private void save() {
    fault.setVisible(false);
    try {
      NewBusinessDocument wanted = wanted();
      show(Asked.of(() -> documents.create(wanted)));
    } catch (IllegalArgumentException unusable) {
      fault(String.valueOf(unusable.getMessage()));
    }
  }

  private NewBusinessDocument wanted() {
    if (partner.getValue() == null || kind.getValue() == null || date.getValue() == null) {
      throw new IllegalArgumentException("Partner, kind and date are needed.");
    }
    List<LedgerPosition> wantedFiles =
        Arrays.stream(files.getValue().split("[\\s,;]+"))
            .filter(text -> !text.isBlank())
            .map(LedgerPosition::parse)
            .toList();
    return new NewBusinessDocument(
        partner.getValue().id(),
        kind.getValue(),
        new BusinessNumber(number.getValue().strip()),
        date.getValue(),
        lines.lines(),
        wantedFiles);
  }

  private void show(BusinessOutcome outcome) {
    switch (outcome) {
      case BusinessOutcome.Created(BusinessDocument document) -> {
        close();
        BusinessDocumentView.open(document.id());
      }
      case BusinessOutcome.Linked(BusinessDocument document, List<LedgerPosition> added) ->
          BusinessDocumentView.open(document.id());
      case BusinessOutcome.AlreadyExists(BusinessDocument document) ->
          fault(
              document.kind().label()
                  + " "
                  + document.number()
                  + " exists already for this partner; open it from the list to link more files.");
      case BusinessOutcome.Unknown(String sentence) -> fault(sentence);
      case BusinessOutcome.Refused(String sentence) -> fault(sentence);
    }
  }

  private void fault(String sentence) {
    fault.setText(sentence);
    fault.setVisible(true);
  }
}
