package org.tallystick.ui.shell;

import com.vaadin.flow.component.datepicker.DatePicker;

/// A day, written as the screens write instants: 2026-11-20.
public class DayField extends DatePicker {

  private static final long serialVersionUID = 1L;

  public DayField() {
    setI18n(new DatePickerI18n().setDateFormat("yyyy-MM-dd").setFirstDayOfWeek(1));
  }

  public DayField(String label) {
    this();
    setLabel(label);
  }
}
