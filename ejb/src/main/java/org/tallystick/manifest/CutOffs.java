package org.tallystick.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.tallystick.partner.PartnerId;
import org.tallystick.platform.Sql;

/// When the days of partners end. In the caller's transaction.
@ApplicationScoped
class CutOffs {

  private static final String ALL =
      "select since, cut_minute, zone from manifest_cut_off where partner_id = ? order by since desc";
  private static final String CHANGE =
      "update manifest_cut_off set cut_minute = ?, zone = ? where partner_id = ? and since = ?";
  private static final String ADD =
      "insert into manifest_cut_off (cut_minute, zone, partner_id, since) values (?, ?, ?, ?)";

  @Inject private Sql sql;

  /// Newest first; the last one is the default.
  List<CutOff> all(PartnerId partner) {
    List<CutOff> all = sql.list(ALL, CutOffs::cutOff, partner.value());
    all.add(CutOff.DEFAULT);
    return all;
  }

  private static CutOff cutOff(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new CutOff(
        row.getObject("since", LocalDate.class),
        row.getInt("cut_minute"),
        zone.equals("Z") ? ZoneOffset.UTC : ZoneId.of(zone));
  }

  void set(PartnerId partner, CutOff wanted) {
    String zone = wanted.zone().getId();
    if (sql.change(CHANGE, wanted.minute(), zone, partner.value(), wanted.since()) == 0) {
      sql.change(ADD, wanted.minute(), zone, partner.value(), wanted.since());
    }
  }

  static CutOff inForce(List<CutOff> all, LocalDate day) {
    return all.stream()
        .filter(cutOff -> !cutOff.since().isAfter(day))
        .findFirst()
        .orElse(CutOff.DEFAULT);
  }

  /// The first instant that is no more of this day; a change never makes a day end before the one ahead of it.
  static Instant end(List<CutOff> all, LocalDate day) {
    CutOff inForce = inForce(all, day);
    Instant end = inForce.end(day);
    if (!inForce.since().equals(day)) {
      return end;
    }
    Instant before = inForce(all, day.minusDays(1)).end(day.minusDays(1));
    return end.isBefore(before) ? before : end;
  }
}
