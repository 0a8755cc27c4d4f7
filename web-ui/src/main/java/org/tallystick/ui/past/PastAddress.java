package org.tallystick.ui.past;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.PartnerId;
import org.tallystick.past.Moment;
import org.tallystick.past.Place;

/// What the time machine shows, as its address says it: `past?partner=acme&path=/in&at=…&with=…`.
///
/// @param with the moment it is compared with
public record PastAddress(Place place, Moment at, Optional<Moment> with) {

  public static PastAddress now(PartnerId partner, RawPath path) {
    return new PastAddress(new Place(partner, path), Moment.NOW, Optional.empty());
  }

  /// @param partner for an address that names none
  /// @throws IllegalArgumentException when it cannot be read, with what was found and what is expected
  static PastAddress parse(QueryParameters parameters, PartnerId partner) {
    return new PastAddress(
        new Place(
            parameters.getSingleParameter("partner").map(PartnerId::new).orElse(partner),
            path(parameters.getSingleParameter("path").orElse("/"))),
        Moment.parse(parameters.getSingleParameter("at").orElse("")),
        parameters.getSingleParameter("with").filter(text -> !text.isEmpty()).map(Moment::parse));
  }

  /// As people write it: a slash at the end does no harm.
  static RawPath path(String text) {
    String path = text.strip();
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "Directory: found '" + path + "', expected a path such as /in.");
    }
    String trimmed = path.replaceAll("/+$", "");
    return trimmed.isEmpty() ? RawPath.ROOT : RawPath.decode(trimmed);
  }

  public PastAddress at(Moment other) {
    return new PastAddress(place, other, with);
  }

  /// The same moment of another directory.
  PastAddress of(RawPath other) {
    return new PastAddress(new Place(place.partner(), other), at, with);
  }

  PastAddress comparedWith(Optional<Moment> other) {
    return new PastAddress(place, at, other);
  }

  @Override
  public String toString() {
    return "past?partner="
        + place.partner().value()
        + "&path="
        + encoded(place.path().encoded())
        + (at instanceof Moment.Now ? "" : "&at=" + encoded(at.toString()))
        + with.map(moment -> "&with=" + encoded(moment.toString())).orElse("");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
