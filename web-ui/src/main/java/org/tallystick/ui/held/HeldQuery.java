package org.tallystick.ui.held;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tallystick.archive.HeldFile;

/// Which held files are shown, as it stands in the screen's address.
record HeldQuery(Optional<String> partner, Optional<HeldFile.State> state) {

  static HeldQuery of(QueryParameters parameters) {
    return new HeldQuery(
        parameters
            .getSingleParameter("partner")
            .filter(text -> text.matches("[a-z][a-z0-9-]{0,39}")),
        parameters.getSingleParameter("state").flatMap(HeldQuery::state));
  }

  private static Optional<HeldFile.State> state(String word) {
    return Arrays.stream(HeldFile.State.values())
        .filter(state -> word(state).equals(word))
        .findFirst();
  }

  static String word(HeldFile.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  QueryParameters parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    partner.ifPresent(id -> parameters.put("partner", List.of(id)));
    state.ifPresent(wanted -> parameters.put("state", List.of(word(wanted))));
    return new QueryParameters(parameters);
  }

  boolean asksForAll() {
    return partner.isEmpty() && state.isEmpty();
  }

  boolean matches(HeldFile file) {
    return partner.map(file.partner().value()::equals).orElse(true)
        && state.map(wanted -> wanted == file.state()).orElse(true);
  }
}
