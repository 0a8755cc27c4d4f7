package org.tallystick.manifest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.KeptContents;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.message.CsvRecords;

/// People look at what partners' manifests came to.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class Comparisons {

  /// The longest page.
  public static final int MOST = 200;

  @Inject private ComparisonRows rows;
  @Inject private KeptContents contents;

  /// A difference, and where the one after it is looked for.
  public record Placed(Difference difference, long next) {}

  /// Newest first.
  public List<Comparison> page(@Nullable TimelineKey after, int limit) {
    return rows.page(after, limit);
  }

  public Optional<Comparison> find(LedgerPosition position) {
    return rows.find(position);
  }

  /// Differences from the nth on, 0 for the first.
  ///
  /// @param kind empty for all
  /// @param name part of the name as it is written, percent-encoded; empty for all
  public List<Placed> differences(
      Comparison comparison, Optional<Difference.Kind> kind, String name, long from, int limit)
      throws IOException {
    List<Placed> page = new ArrayList<>();
    try (SeekableByteChannel channel = contents.open(comparison.differences());
        InputStream in = Channels.newInputStream(channel);
        CsvRecords records = new CsvRecords(in)) {
      records.next();
      long number = 0;
      for (Optional<List<String>> record = records.next();
          record.isPresent() && page.size() < limit;
          record = records.next()) {
        number++;
        if (number > from) {
          Difference difference = Difference.of(record.get());
          if (kind.isEmpty() || kind.get() == difference.kind()) {
            if (difference.name().contains(name)) {
              page.add(new Placed(difference, number));
            }
          }
        }
      }
    }
    return page;
  }
}
