package org.tallystick.manifest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.platform.Sql;

/// When the days of partners and of their interfaces end. In the caller's transaction.
@ApplicationScoped
class CutOffs {

  private static final String OF_PARTNER =
      "select since, cut_minute, zone from manifest_cut_off where partner_id = ? order by since desc";
  private static final String CHANGE_PARTNER =
      "update manifest_cut_off set cut_minute = ?, zone = ? where partner_id = ? and since = ?";
  private static final String ADD_PARTNER =
      "insert into manifest_cut_off (cut_minute, zone, partner_id, since) values (?, ?, ?, ?)";
  private static final String OF_INTERFACE =
      "select since, cut_minute, zone from interface_cut_off where interface_id = ? order by since desc";
  private static final String CHANGE_INTERFACE =
      "update interface_cut_off set cut_minute = ?, zone = ? where interface_id = ? and since = ?";
  private static final String ADD_INTERFACE =
      "insert into interface_cut_off (cut_minute, zone, interface_id, since) values (?, ?, ?, ?)";
  private static final String HAVING =
      "select distinct c.interface_id from interface_cut_off c"
          + " join partner_interface i on i.id = c.interface_id where i.partner_id = ?"
          + " order by c.interface_id";

  @Inject private Sql sql;

  AgreedCutOffs of(ManifestSubject subject) {
    return new AgreedCutOffs(
        ofPartner(subject.partner()), subject.only().map(this::ofInterface).orElse(List.of()));
  }

  /// Newest first.
  List<CutOff> ofPartner(PartnerId partner) {
    return sql.list(OF_PARTNER, CutOffs::cutOff, partner.value());
  }

  /// Newest first.
  List<AgreedCutOffs.Own> ofInterface(InterfaceId agreed) {
    return sql.list(OF_INTERFACE, CutOffs::own, agreed.value());
  }

  /// The partner's interfaces that have or had a cut-off of their own.
  List<InterfaceId> having(PartnerId partner) {
    return sql.list(HAVING, row -> new InterfaceId(row.getString(1)), partner.value());
  }

  private static CutOff cutOff(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return new CutOff(
        row.getObject("since", LocalDate.class),
        row.getInt("cut_minute"),
        zone.equals("Z") ? ZoneOffset.UTC : ZoneId.of(zone));
  }

  private static AgreedCutOffs.Own own(ResultSet row) throws SQLException {
    return new AgreedCutOffs.Own(
        row.getObject("since", LocalDate.class),
        row.getString("zone") == null ? Optional.empty() : Optional.of(cutOff(row)));
  }

  void set(PartnerId partner, CutOff wanted) {
    put(
        CHANGE_PARTNER,
        ADD_PARTNER,
        wanted.minute(),
        wanted.zone().getId(),
        partner.value(),
        wanted.since());
  }

  void set(InterfaceId agreed, AgreedCutOffs.Own wanted) {
    put(
        CHANGE_INTERFACE,
        ADD_INTERFACE,
        wanted.cutOff().map(CutOff::minute).orElse(null),
        wanted.cutOff().map(cutOff -> cutOff.zone().getId()).orElse(null),
        agreed.value(),
        wanted.since());
  }

  private void put(
      String change,
      String add,
      @Nullable Integer minute,
      @Nullable String zone,
      String of,
      LocalDate since) {
    if (sql.change(change, minute, zone, of, since) == 0) {
      sql.change(add, minute, zone, of, since);
    }
  }
}
