package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LogId;
import org.tallystick.manifest.ManifestDay;
import org.tallystick.manifest.ManifestDays;
import org.tallystick.manifest.ManifestSubject;
import org.tallystick.message.LogDays;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.DataDirectory;
import org.tallystick.proof.HostKey;

/// `manifests/<day>.csv` with `.csv.sig`: what was exchanged on a day that is over, signed with the SSH host key; `<day>.<interface>.csv` where an interface has a cut-off of its own; and the manifests the account has dropped here itself.
@ApplicationScoped
class ManifestFolder implements HandoutFolder {

  static final String NAME = "manifests";

  private static final int MOST_KNOWN = 10_000;

  /// Days a listing looks at: from tomorrow, as a zone can be 14 hours ahead, and today is hardly over.
  private static final int LOOKED_AT = DailyTexts.LISTED + 2;

  @Inject private ManifestDays days;
  @Inject private DailyTexts texts;
  @Inject private DroppedEntries dropped;
  @Inject private Agreements agreements;
  @Inject private HostKey hostKey;
  @Inject private LogDays logs;
  @Inject private DataDirectory data;

  private final Map<Key, Measured> known = new ConcurrentHashMap<>();

  /// A day that is over is the same for everybody who may use the same interfaces.
  private record Key(
      LogId log, Optional<InterfaceId> only, long from, long until, List<String> interfaces) {}

  private record Measured(long size, String sha512) {}

  private Optional<ManifestDay> published(HandoutVisit visit, ManifestName name) {
    return subject(visit, name)
        .flatMap(subject -> days.published(subject, name.day(), texts.seen(visit)));
  }

  private Optional<ManifestSubject> subject(HandoutVisit visit, ManifestName name) {
    PartnerId partner = visit.session().partner();
    return name.only().isEmpty()
        ? Optional.of(ManifestSubject.of(partner))
        : agreements
            .named(visit.session(), name.only().get())
            .map(agreed -> ManifestSubject.of(partner, agreed));
  }

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    if (below.isEmpty()) {
      return Optional.of(HandoutEntry.directory(NAME, Instant.EPOCH).writable());
    }
    return ManifestName.of(below)
        .flatMap(name -> published(visit, name))
        .flatMap(day ->
            entries(visit, day).stream()
                .filter(entry -> entry.name().equals(below.getFirst()))
                .findFirst())
        .or(() -> dropped.find(visit, DroppedFolder.MANIFESTS, below));
  }

  /// Whether the archive itself gives files such names.
  static boolean isOurs(RawName name) {
    return ManifestName.of(List.of(name)).isPresent();
  }

  private List<HandoutEntry> entries(HandoutVisit visit, ManifestDay day) {
    Measured measured = measured(visit, day);
    List<HandoutEntry> entries = new ArrayList<>();
    entries.add(
        HandoutEntry.file(
            ManifestName.of(day, ManifestName.LIST).text(), measured.size(), day.until()));
    signature(visit, day)
        .ifPresent(signature ->
            entries.add(
                HandoutEntry.file(
                    ManifestName.of(day, ManifestName.SIGNATURE).text(),
                    signature.length,
                    day.until())));
    return entries;
  }

  /// The namespace says whose day it is, so that no list can be shown for another's.
  private Optional<byte[]> signature(HandoutVisit visit, ManifestDay day) {
    String only = day.subject().only().map(agreed -> ":" + agreed.shortName()).orElse("");
    return hostKey.sign(
        "tallystick-manifest:" + logs.origin(visit.log()) + ":" + day.day() + only,
        HexFormat.of().parseHex(measured(visit, day).sha512()));
  }

  private Measured measured(HandoutVisit visit, ManifestDay day) {
    Key key =
        new Key(
            visit.log(),
            day.subject().only(),
            day.span().from(),
            day.span().until(),
            agreements.interfacesOf(visit.session()).stream()
                .map(agreed -> agreed.id().value() + agreed.directory().encoded())
                .sorted()
                .collect(Collectors.toList()));
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    // Made outside of the map: two that make it at once make the same.
    Measured before = known.get(key);
    if (before != null) {
      return before;
    }
    Measured measured = measure(visit, day);
    known.put(key, measured);
    return measured;
  }

  private Measured measure(HandoutVisit visit, ManifestDay day) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      long[] size = {0};
      OutputStream counted =
          new OutputStream() {
            @Override
            public void write(int one) {
              size[0]++;
            }

            @Override
            public void write(byte[] buffer, int offset, int length) {
              size[0] += length;
            }
          };
      text(visit, day).write(new DigestOutputStream(counted, digest));
      return new Measured(size[0], HexFormat.of().formatHex(digest.digest()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this Java platform has no SHA-512", missing);
    }
  }

  private HandoutSource.Text text(HandoutVisit visit, ManifestDay day) {
    return to -> {
      to.write(ManifestDays.header().getBytes(StandardCharsets.UTF_8));
      texts.each(
          day.span(),
          texts.mayLook(visit),
          message -> day.subject().holds(message) ? ManifestDays.line(message) : "",
          to);
    };
  }

  /// First what was dropped, then a day a page, newest first.
  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    if (from >= 0) {
      HandoutPage own = dropped.page(visit, DroppedFolder.MANIFESTS, from, limit);
      return new HandoutPage(own.entries(), own.last() ? -1 : own.next(), false);
    }
    List<ManifestSubject> subjects = subjects(visit);
    int place = (int) (-from - 1);
    LocalDate tomorrow = LocalDate.ofInstant(texts.now(), ZoneOffset.UTC).plusDays(1);
    List<HandoutEntry> entries =
        place / LOOKED_AT < subjects.size()
            ? days.published(
                    subjects.get(place / LOOKED_AT),
                    tomorrow.minusDays(place % LOOKED_AT),
                    texts.seen(visit))
                .map(day -> entries(visit, day))
                .orElse(List.of())
            : List.of();
    return new HandoutPage(entries, from - 1, place + 1 >= subjects.size() * LOOKED_AT);
  }

  /// The partner, then its interfaces that have lists of their own.
  private List<ManifestSubject> subjects(HandoutVisit visit) {
    PartnerId partner = visit.session().partner();
    List<InterfaceId> apart = days.apart(partner);
    return Stream.concat(
            Stream.of(ManifestSubject.of(partner)),
            agreements.interfacesOf(visit.session()).stream()
                .map(PartnerInterface::id)
                .filter(apart::contains)
                .map(agreed -> ManifestSubject.of(partner, agreed)))
        .toList();
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return Optional.empty();
  }

  @Override
  public Optional<HandoutSource> source(HandoutVisit visit, List<RawName> below)
      throws IOException {
    Optional<ManifestName> name = ManifestName.of(below);
    Optional<ManifestDay> day = name.flatMap(ours -> published(visit, ours));
    if (day.isEmpty()) {
      return dropped.source(visit, DroppedFolder.MANIFESTS, below.getFirst());
    }
    return name.orElseThrow().isSignature()
        ? signature(visit, day.get()).map(HandoutSource::of)
        : Optional.of(HandoutSource.of(text(visit, day.get()), data.scratchDirectory()));
  }
}
