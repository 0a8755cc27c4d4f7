package org.tallystick.ui.past;

import com.vaadin.flow.component.HasValue.ValueChangeEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.tallystick.partner.Partner;
import org.tallystick.past.Moment;
import org.tallystick.ui.shell.Formats;
import org.tallystick.ui.shell.InstantField;

/// Whose directory, which one, at which instant, and with which one it is compared.
class PastFilters extends Div {

  private static final long serialVersionUID = 1L;

  private final transient List<Partner> partners;
  private final ComboBox<Partner> partner = new ComboBox<>("Partner");
  private final TextField path = new TextField("Directory");
  private final InstantField at = new InstantField("At", ZoneOffset.UTC);
  private final InstantField with = new InstantField("Compared with", ZoneOffset.UTC);
  private transient PastAddress shown;

  /// @param chosen gets what is asked for
  PastFilters(List<Partner> partners, PastAddress first, SerializableConsumer<PastAddress> chosen) {
    this.partners = partners;
    this.shown = first;
    addClassName("filters");
    partner.setId("partner");
    partner.setItems(partners);
    partner.setItemLabelGenerator(Partner::name);
    path.setId("path");
    at.setId("at");
    at.setClearButtonVisible(true);
    at.setWidth("13rem");
    at.setTooltipText("Empty is now");
    with.setId("with");
    with.setClearButtonVisible(true);
    with.setWidth("13rem");
    with.setPlaceholder("no other moment");
    partner.addValueChangeListener(changed -> {
      if (changed.isFromClient() && changed.getValue() != null) {
        chosen.accept(PastAddress.now(changed.getValue().id(), shown.place().path()));
      }
    });
    path.addValueChangeListener(
        changed -> ask(changed, path, chosen, () -> shown.of(PastAddress.path(path.getValue()))));
    at.addValueChangeListener(changed ->
        ask(
            changed,
            at,
            chosen,
            () -> shown.at(at.find().<Moment>map(Moment.At::new).orElse(Moment.NOW))));
    with.addValueChangeListener(changed ->
        ask(changed, with, chosen, () -> shown.comparedWith(with.find().map(Moment.At::new))));
    add(partner, path, at, with);
  }

  private interface Wish extends java.io.Serializable {
    PastAddress read();
  }

  /// What cannot be read is said at its field.
  private static void ask(
      ValueChangeEvent<String> changed,
      TextField field,
      SerializableConsumer<PastAddress> chosen,
      Wish wish) {
    if (!changed.isFromClient()) {
      return;
    }
    try {
      PastAddress wanted = wish.read();
      field.setInvalid(false);
      chosen.accept(wanted);
    } catch (IllegalArgumentException unusable) {
      field.setErrorMessage(unusable.getMessage());
      field.setInvalid(true);
    }
  }

  void show(PastAddress address, Formats formats) {
    shown = address;
    partner.setValue(
        partners.stream()
            .filter(one -> one.id().equals(address.place().partner()))
            .findFirst()
            .orElse(null));
    path.setValue(address.place().path().encoded());
    path.setInvalid(false);
    show(at, address.at(), formats);
    address.with().ifPresentOrElse(moment -> show(with, moment, formats), with::clear);
  }

  private static void show(InstantField field, Moment moment, Formats formats) {
    field.zone(formats.zone());
    field.setInvalid(false);
    field.setText(moment instanceof Moment.At(var instant) ? text(instant, formats) : "");
    field.setPlaceholder(
        switch (moment) {
          case Moment.Now() -> "now";
          case Moment.At exact -> "";
          case Moment.Leaves(long size) -> size + " leaves";
        });
  }

  /// As people write it; to the millisecond only where that matters.
  private static String text(Instant instant, Formats formats) {
    return instant.getNano() == 0 ? formats.instant(instant) : instant.toString();
  }
}
