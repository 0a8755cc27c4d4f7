package org.tallystick.ui.evidence;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.claim.Period;
import org.tallystick.evidence.claim.CivilDay;
import org.tallystick.ui.shell.DayField;
import org.tallystick.ui.shell.InstantField;

/// One instant, a whole civil day, or from one instant to another, in a time zone.
class PeriodFields extends Div {

  private static final long serialVersionUID = 1L;

  private enum Way {
    INSTANT("At one instant"),
    DAY("All of one day"),
    INTERVAL("From … to …");

    private final String label;

    Way(String label) {
      this.label = label;
    }
  }

  private final Select<Way> way = new Select<>();
  private final InstantField at;
  private final DayField day = new DayField("Day");
  private final InstantField from;
  private final InstantField to;
  private final ComboBox<String> zone = new ComboBox<>("Time zone");

  PeriodFields(List<ZoneId> zones) {
    ZoneId first = zones.getFirst();
    at = new InstantField("At", first);
    from = new InstantField("From", first);
    to = new InstantField("To, exclusive", first);
    way.setLabel("When");
    way.setId("when");
    way.setItemLabelGenerator(each -> each.label);
    way.setItems(Way.values());
    way.addValueChangeListener(changed -> arrange());
    at.setId("at");
    day.setId("day");
    from.setId("from");
    to.setId("to");
    zone.setId("zone");
    List<String> names = new ArrayList<>(zones.stream().map(ZoneId::getId).toList());
    ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    zone.setItems(names);
    zone.setValue(first.getId());
    zone.addValueChangeListener(changed -> {
      if (changed.getValue() != null) {
        ZoneId chosen = ZoneId.of(changed.getValue());
        List.of(at, from, to).forEach(field -> field.zone(chosen));
      }
    });
    addClassName("form");
    way.setValue(Way.DAY);
    day.setValue(LocalDate.now(first).minusDays(1));
  }

  /// Sessions are asked for over a period only.
  void offerInstant(boolean yes) {
    way.setItemEnabledProvider(each -> yes || each != Way.INSTANT);
    if (!yes && way.getValue() == Way.INSTANT) {
      way.setValue(Way.INTERVAL);
    }
  }

  private void arrange() {
    removeAll();
    add(way);
    switch (way.getValue()) {
      case INSTANT -> add(at);
      case DAY -> add(day);
      case INTERVAL -> add(from, to);
    }
    add(zone);
  }

  void fill(QueryParameters parameters) {
    parameters
        .getSingleParameter("zone")
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .ifPresent(zone::setValue);
    parameters
        .getSingleParameter("at")
        .ifPresent(text -> {
          way.setValue(Way.INSTANT);
          at.setText(text);
        });
    parameters
        .getSingleParameter("day")
        .flatMap(PeriodFields::date)
        .ifPresent(date -> {
          way.setValue(Way.DAY);
          day.setValue(date);
        });
    Optional<String> begin = parameters.getSingleParameter("from");
    Optional<String> end = parameters.getSingleParameter("to");
    if (begin.isPresent() && end.isPresent()) {
      way.setValue(Way.INTERVAL);
      from.setText(begin.get());
      to.setText(end.get());
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException when a field is missing or cannot be read
  Period period() {
    return switch (way.getValue()) {
      case INSTANT -> Period.at(at.require());
      case DAY -> {
        if (day.getValue() == null) {
          throw new IllegalArgumentException("Day: is empty, expected a date such as 2026-11-20.");
        }
        yield Period.of(new CivilDay(day.getValue(), ZoneId.of(zone.getValue())));
      }
      case INTERVAL -> {
        Instant begin = from.require();
        yield Period.during(begin, to.require());
      }
    };
  }
}
