package org.tallystick.user;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What an API key may be used for, within its owner's roles.
public enum Scope {
  /// Exchanges, documents, their content and their events.
  EXCHANGES_READ("exchanges:read"),
  /// Publish files that are held; try partners' own servers and have them served.
  EXCHANGES_WRITE("exchanges:write"),
  /// Send files to partners.
  EXCHANGES_SEND("exchanges:send"),
  /// Signed logs and receipts.
  EVIDENCE_READ("evidence:read"),
  /// Have evidence packs made, which may hold files.
  EVIDENCE_WRITE("evidence:write"),
  /// Give a log another key.
  KEYS_WRITE("keys:write"),
  BUSINESS_READ("business:read"),
  BUSINESS_WRITE("business:write"),
  PARTNERS_READ("partners:read"),
  PARTNERS_WRITE("partners:write"),
  USERS_READ("users:read"),
  USERS_WRITE("users:write"),
  /// SFTP sessions of now, and bans.
  SESSIONS_READ("sessions:read"),
  /// End sessions, ban addresses and lift bans.
  SESSIONS_WRITE("sessions:write"),
  /// The figures at `/metrics`.
  METRICS_READ("metrics:read");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// @throws IllegalArgumentException when it is no scope
  public static Scope ofWord(String word) {
    return Arrays.stream(values())
        .filter(scope -> scope.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "scope: found '" + word + "', expected one of " + words(List.of(values()))));
  }

  public static Set<Scope> all() {
    return EnumSet.allOf(Scope.class);
  }

  /// As they stand in the database and in events.
  static String words(Collection<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
  }

  static Set<Scope> ofWords(String words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (!words.isEmpty()) {
      Arrays.stream(words.split(",")).map(Scope::ofWord).forEach(scopes::add);
    }
    return scopes;
  }
}
