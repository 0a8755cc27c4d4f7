package org.tallystick.search.language;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.search.language.Condition.Beginning;
import org.tallystick.search.language.Condition.Between;
import org.tallystick.search.language.Condition.FieldIs;
import org.tallystick.search.language.Condition.NameHas;
import org.tallystick.search.language.Condition.Words;
import org.tallystick.search.language.QueryTokens.Token;

/// Understands a query (`QRY-1` to `QRY-3`).
public final class QueryParser {

  /// More than anybody types; longer texts are cut.
  static final int MAX_LENGTH = 1000;

  private static final String FIELDS =
      "partner, name, direction, after, before, on, size, number, sha256, account, type, kind, interface, session, peer";

  private final ZonedDateTime now;
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();

  private QueryParser(ZonedDateTime now) {
    this.now = now;
  }

  /// Understands what was typed, as well as it goes.
  ///
  /// @param now the moment and the time zone of whoever asks
  public static Query parse(String typed, ZonedDateTime now) {
    QueryParser parser = new QueryParser(now);
    String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
    if (text.length() > MAX_LENGTH) {
      text = text.substring(0, MAX_LENGTH);
      parser.notice("", "Only the first " + MAX_LENGTH + " characters are searched.");
    }
    QueryTokens.of(text).forEach(parser::accept);
    return new Query(parser.clauses, parser.notices);
  }

  private void accept(Token token) {
    condition(token)
        .or(() -> literally(token))
        .ifPresentOrElse(
            condition -> clauses.add(new Clause(condition, token.negated())),
            () -> {
              if (!token.raw().equals("*")) {
                notice(
                    token.raw(), "“" + token.raw() + "” has no letter or digit and is left out.");
              }
            });
  }

  /// What the token says by its field; empty, perhaps with a notice, when it is to be taken as words.
  private Optional<Condition> condition(Token token) {
    if (token.field().isEmpty()) {
      return Optional.empty();
    }
    String field = token.field().toLowerCase(Locale.ROOT);
    if (token.value().isBlank()) {
      notice(token.raw(), "“" + field + ":” has no value; it is searched as a word.");
      return Optional.empty();
    }
    return switch (field) {
      case "name" -> nameHas(token);
      case "after", "before", "on" -> between(field, token);
      case "size" -> size(token);
      case "direction" -> direction(token);
      case "kind", "in" -> kind(token);
      default -> term(field, token);
    };
  }

  private Optional<Condition> nameHas(Token token) {
    boolean beginning = isBeginning(token);
    String words = stem(token);
    return hasWord(words) ? Optional.of(new NameHas(words, beginning)) : Optional.empty();
  }

  private Optional<Condition> between(String field, Token token) {
    Optional<Days> days = Days.parse(token.value(), now);
    if (days.isEmpty()) {
      return misunderstood(token, "a date such as 2026-11-01, 2026-11, 2026, today or yesterday");
    }
    return days.map(range ->
        switch (field) {
          case "after" -> new Between(range.from(), Instant.MAX);
          case "before" -> new Between(Instant.MIN, range.from());
          default -> new Between(range.from(), range.until());
        });
  }

  private Optional<Condition> size(Token token) {
    Optional<Condition> size = Sizes.parse(token.value()).map(found -> found);
    return size.isPresent() ? size : misunderstood(token, "a size such as >1M, <=10k or 1M..5M");
  }

  private Optional<Condition> direction(Token token) {
    return switch (token.value().toLowerCase(Locale.ROOT)) {
      case "in", "inbound", "received" -> is(TermField.DIRECTION, "inbound");
      case "out", "outbound", "sent" -> is(TermField.DIRECTION, "outbound");
      default -> misunderstood(token, "in or out");
    };
  }

  private Optional<Condition> kind(Token token) {
    return switch (token.value().toLowerCase(Locale.ROOT)) {
      case "file", "files", "document", "documents" -> is(TermField.KIND, "file");
      case "event", "events", "log" -> is(TermField.KIND, "event");
      case "business" -> is(TermField.KIND, "business");
      default -> misunderstood(token, "file, event or business");
    };
  }

  private static Optional<Condition> is(TermField field, String value) {
    return Optional.of(new FieldIs(field, value, false));
  }

  private Optional<Condition> term(String word, Token token) {
    Optional<TermField> field = TermField.ofWord(word);
    if (field.isEmpty()) {
      // An address such as https://… is no attempt at a field.
      if (!token.value().startsWith("//")) {
        notice(
            token.raw(),
            "There is no field “"
                + word
                + "”; “"
                + token.raw()
                + "” is searched as words. Fields are "
                + FIELDS
                + ".");
      }
      return Optional.empty();
    }
    String value = stem(token).toLowerCase(Locale.ROOT);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldIs(field.get(), value, isBeginning(token)));
  }

  private Optional<Condition> misunderstood(Token token, String expected) {
    notice(
        token.raw(),
        "“"
            + token.raw()
            + "” is searched as words: "
            + token.field()
            + ": expects "
            + expected
            + ".");
    return Optional.empty();
  }

  private static Optional<Condition> literally(Token token) {
    String text = token.field().isEmpty() ? token.value() : token.field() + " " + token.value();
    boolean beginning = isBeginning(token);
    String words = beginning ? text.substring(0, text.length() - 1) : text;
    if (!hasWord(words)) {
      return Optional.empty();
    }
    return Optional.of(beginning ? new Beginning(words) : new Words(words));
  }

  private static boolean isBeginning(Token token) {
    return !token.quoted() && token.value().endsWith("*");
  }

  private static String stem(Token token) {
    return isBeginning(token)
        ? token.value().substring(0, token.value().length() - 1)
        : token.value();
  }

  private static boolean hasWord(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private void notice(String part, String text) {
    notices.add(new Notice(part, text));
  }
}
