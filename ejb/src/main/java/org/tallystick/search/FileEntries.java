package org.tallystick.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.archive.Contents;
import org.tallystick.archive.Document;
import org.tallystick.archive.StoredContent;
import org.tallystick.contract.text.Extracted;
import org.tallystick.contract.text.NotText;
import org.tallystick.contract.text.TextExtractor;
import org.tallystick.search.index.Entry;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.IndexedFile;
import org.tallystick.search.language.TermField;

/// A document as the index wants it: what is known of it, and the words of its content (`SEA-3`).
@ApplicationScoped
class FileEntries {

  private static final Logger LOGGER = Logger.getLogger(FileEntries.class.getName());

  @Inject private Contents contents;

  /// @param numbers of the business documents that rest on it
  IndexedFile of(Document document, List<String> numbers) {
    Map<TermField, List<String>> terms = new EnumMap<>(TermField.class);
    terms.put(TermField.KIND, List.of(EntryKind.FILE.word()));
    terms.put(TermField.PARTNER, List.of(document.partner().value()));
    terms.put(TermField.DIRECTION, List.of(document.direction().name().toLowerCase(Locale.ROOT)));
    terms.put(TermField.SHA256, List.of(document.digest().hex()));
    document.account().ifPresent(account -> terms.put(TermField.ACCOUNT, List.of(account)));
    document.interfaceId().ifPresent(agreed -> terms.put(TermField.INTERFACE, List.of(agreed)));
    document.session().ifPresent(session -> terms.put(TermField.SESSION, List.of(session)));
    if (!numbers.isEmpty()) {
      terms.put(TermField.NUMBER, numbers);
    }
    return new IndexedFile(
        document.position(),
        new Entry(
            EntryKind.FILE,
            document.archivedAt(),
            EventEntries.order(document.position(), EntryKind.FILE),
            document.name(),
            text(document),
            terms,
            OptionalLong.of(document.size())));
  }

  private String text(Document document) {
    StoredContent content = new StoredContent(document.digest(), document.size());
    try (InputStream bytes = Channels.newInputStream(contents.open(content))) {
      return switch (TextExtractor.extract(bytes, document.name())) {
        case Extracted extracted -> extracted.text();
        case NotText none -> "";
      };
    } catch (NoSuchFileException gone) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0504 document {0}: its content {1} is not in the content store; it is found by its name only",
          new Object[] {document.position(), document.digest()});
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(
          "document " + document.position() + ": its content cannot be read now", e);
    }
  }
}
