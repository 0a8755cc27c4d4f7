package org.tallystick.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.message.LogDays;
import org.tallystick.message.Message;
import org.tallystick.message.MessageFormat;
import org.tallystick.message.Span;
import org.tallystick.partner.PartnerId;

/// The days of a partner, and how its manifests are written. In the caller's transaction.
@ApplicationScoped
public class ManifestDays {

  static final String HEADER = "direction,time,interface,path,name,size,sha256,index\r\n";

  @Inject private CutOffs cutOffs;
  @Inject private LogDays days;

  public ManifestDay of(PartnerId partner, LocalDate day, long seen) {
    return of(cutOffs.all(partner), partner, day, seen);
  }

  private ManifestDay of(List<CutOff> all, PartnerId partner, LocalDate day, long seen) {
    Instant from = CutOffs.end(all, day.minusDays(1));
    Instant until = CutOffs.end(all, day);
    Span span = days.span(partner.log(), from, until, seen);
    // Heads have no time of their own: only an event says that the day is over.
    boolean isOver =
        days.at(partner.log(), span.until()).filter(at -> !at.isBefore(until)).isPresent();
    return new ManifestDay(day, from, until, span, isOver);
  }

  /// The newest days that are over, newest first, back to the log's first.
  public List<ManifestDay> newest(PartnerId partner, Instant now, long seen, int limit) {
    Instant begun = days.at(partner.log(), 0).orElse(now);
    List<CutOff> all = cutOffs.all(partner);
    List<ManifestDay> newest = new ArrayList<>();
    // A zone can be 14 hours ahead.
    for (LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        newest.size() < limit && CutOffs.end(all, day).isAfter(begun);
        day = day.minusDays(1)) {
      ManifestDay one = of(all, partner, day, seen);
      if (one.isOver()) {
        newest.add(one);
      }
    }
    return newest;
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
