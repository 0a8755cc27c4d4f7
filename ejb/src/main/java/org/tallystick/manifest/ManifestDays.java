package org.tallystick.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.message.LogDays;
import org.tallystick.message.Message;
import org.tallystick.message.MessageFormat;
import org.tallystick.message.Span;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// The days of partners and of their interfaces, and how manifests are written. In the caller's transaction.
@ApplicationScoped
public class ManifestDays {

  static final String HEADER = "direction,time,interface,path,name,size,sha256,index\r\n";

  @Inject private CutOffs cutOffs;
  @Inject private LogDays days;

  public ManifestDay of(ManifestSubject subject, LocalDate day, long seen) {
    return of(cutOffs.of(subject), subject, day, seen);
  }

  private ManifestDay of(AgreedCutOffs agreed, ManifestSubject subject, LocalDate day, long seen) {
    Instant from = agreed.end(day.minusDays(1));
    Instant until = agreed.end(day);
    Span span = days.span(subject.partner().log(), from, until, seen);
    // Heads have no time of their own: only an event says that the day is over.
    boolean isOver =
        days.at(subject.partner().log(), span.until())
            .filter(at -> !at.isBefore(until))
            .isPresent();
    return new ManifestDay(subject, day, from, until, span, isOver);
  }

  /// A day that is over and has a manifest: of a partner any since its log began, of an interface those of them it had a cut-off of its own on.
  public Optional<ManifestDay> published(ManifestSubject subject, LocalDate day, long seen) {
    AgreedCutOffs agreed = cutOffs.of(subject);
    if (subject.only().isPresent() && agreed.ownInForce(day).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(of(agreed, subject, day, seen))
        .filter(ManifestDay::isOver)
        .filter(over -> over.span().until() > 0);
  }

  /// The partner's interfaces that have, or had, manifests of their own.
  public List<InterfaceId> apart(PartnerId partner) {
    return cutOffs.having(partner);
  }

  public static String header() {
    return HEADER;
  }

  /// What never changes of a file.
  public static String line(Message message) {
    return String.join(
            ",",
            MessageFormat.word(message),
            message.at().toString(),
            message.agreed().orElse(""),
            message.path().map(RawPath::encoded).orElse(""),
            message.name().map(RawName::encoded).orElse(""),
            Long.toString(message.size()),
            message.digest().hex(),
            Long.toString(message.document().index()))
        + "\r\n";
  }
}
