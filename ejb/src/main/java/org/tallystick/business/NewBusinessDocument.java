package org.tallystick.business;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;

/// A business document as somebody wants it written.
///
/// @param lines may be empty; numbered from 1 in this order
/// @param files archived files it rests on, may be empty
public record NewBusinessDocument(
    PartnerId partner,
    BusinessKind kind,
    BusinessNumber number,
    LocalDate issuedOn,
    List<NewLine> lines,
    List<LedgerPosition> files) {

  public static final int MOST_LINES = 1_000;
  public static final int MOST_FILES = 200;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  public NewBusinessDocument {
    lines = List.copyOf(lines);
    files = files.stream().distinct().toList();
    if (issuedOn.getYear() < FIRST_YEAR || issuedOn.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          kind.label()
              + " "
              + number
              + ": date "
              + issuedOn
              + ", expected a year from "
              + FIRST_YEAR
              + " to "
              + LAST_YEAR);
    }
    if (lines.size() > MOST_LINES || files.size() > MOST_FILES) {
      throw new IllegalArgumentException(
          kind.label()
              + " "
              + number
              + ": "
              + lines.size()
              + " lines and "
              + files.size()
              + " files, expected at most "
              + MOST_LINES
              + " and "
              + MOST_FILES);
    }
  }
}
