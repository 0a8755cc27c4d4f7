package org.tallystick.contract.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How a table separates its fields. Quotes are `"` always (RFC 4180).
public record CsvDialect(char separator) {

  private static final List<Character> SEPARATORS = List.of(';', '\t', '|', ',');
  private static final int LINES_LOOKED_AT = 20;

  /// Recognises a table: every one of its first lines has the same number of separators, or the file's name says so.
  public static Optional<CsvDialect> find(String text, String fileName) {
    boolean named = fileName.endsWith(".csv") || fileName.endsWith(".tsv");
    List<String> lines =
        text.lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
    for (char separator : SEPARATORS) {
      int columns = separatorsInEach(lines, separator);
      // Two lines of prose with a comma each are no table.
      if (columns > 0 && (named || lines.size() >= (separator == ',' ? 3 : 2))) {
        return Optional.of(new CsvDialect(separator));
      }
    }
    return named ? Optional.of(new CsvDialect(mostFrequent(lines))) : Optional.empty();
  }

  /// Hands over the rows until `more` says no; false when the text breaks the format.
  public boolean forEachRow(String text, Predicate<List<String>> more) {
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord row : rows) {
        if (!more.test(row.getFields())) {
          break;
        }
      }
      return true;
    } catch (CsvParseException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  /// The number of separators that each of the lines has, or 0 when they differ.
  private static int separatorsInEach(List<String> lines, char separator) {
    long[] counts =
        lines.stream().mapToLong(line -> separatorsIn(line, separator)).distinct().toArray();
    return counts.length == 1 ? (int) counts[0] : 0;
  }

  private static long separatorsIn(String line, char separator) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == separator ? 1 : 0;
    }
    return count;
  }

  private static char mostFrequent(List<String> lines) {
    char best = ',';
    long most = 0;
    for (char separator : SEPARATORS) {
      long count = lines.stream().mapToLong(line -> separatorsIn(line, separator)).sum();
      if (count > most) {
        best = separator;
        most = count;
      }
    }
    return best;
  }
}
