package org.tallystick.user;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a person is to the archive. The words are those of `@RolesAllowed`.
public enum Role {
  /// Finds files and links business documents to them.
  BUSINESS,
  /// Keeps exchanges running.
  OPERATOR,
  /// Reads everything, changes nothing.
  AUDITOR,
  /// Sets up partners and people.
  ADMINISTRATOR;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException when it is no role
  public static Role ofWord(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "role: found '" + word + "', expected one of " + words(List.of(values()))));
  }

  /// As they stand in the database and in events: in their own order, with commas.
  static String words(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }

  static Set<Role> ofWords(String words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (!words.isEmpty()) {
      Arrays.stream(words.split(",")).map(Role::ofWord).forEach(roles::add);
    }
    return roles;
  }
}
