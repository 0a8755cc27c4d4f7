package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  private static final String PASSWORD = "correct horse battery staple";

  @Test
  void a_password_matches_its_own_hash_and_no_other_does() {
    PasswordHash hash = PasswordHash.of(PASSWORD);

    assertThat(hash.matches(PASSWORD)).isTrue();
    assertThat(hash.matches("Correct horse battery staple")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void the_same_password_hashed_twice_gives_different_strings() {
    assertThat(PasswordHash.of(PASSWORD).phc()).isNotEqualTo(PasswordHash.of(PASSWORD).phc());
  }

  @Test
  void a_hash_made_elsewhere_is_understood() {
    // argon2 reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
    PasswordHash foreign =
        new PasswordHash(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    assertThat(foreign.matches("password")).isTrue();
    assertThat(foreign.matches("differentpassword")).isFalse();
  }

  @Test
  void a_composed_and_a_decomposed_letter_are_the_same_password() {
    assertThat(PasswordHash.of("Caf\u00e9 au lait").matches("Cafe\u0301 au lait")).isTrue();
  }

  @Test
  void where_nothing_is_stored_nothing_matches() {
    assertThat(PasswordHash.matches(Optional.empty(), PASSWORD)).isFalse();
    assertThat(PasswordHash.matches(Optional.of(PasswordHash.of(PASSWORD)), PASSWORD)).isTrue();
  }

  @Test
  void an_unknown_name_costs_as_much_as_a_known_one() {
    Optional<PasswordHash> known = Optional.of(PasswordHash.of(PASSWORD));

    long unknown = Long.MAX_VALUE;
    long wrong = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      unknown = Math.min(unknown, nanosToRefuse(Optional.empty()));
      wrong = Math.min(wrong, nanosToRefuse(known));
    }

    assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
  }

  private static long nanosToRefuse(Optional<PasswordHash> stored) {
    long start = System.nanoTime();
    PasswordHash.matches(stored, "wrong");
    return System.nanoTime() - start;
  }

  @Test
  void an_overlong_password_is_neither_set_nor_hashed() {
    String overlong = "x".repeat(PasswordHash.LONGEST + 1);

    assertThat(PasswordHash.of("x").matches(overlong)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PasswordHash.of(overlong))
        .withMessageContaining("1025 characters");
  }

  @Test
  void other_algorithms_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PasswordHash("$2b$12$abcdefghijklmnopqrstuv"));
  }

  @Test
  void a_hash_does_not_show_itself() {
    assertThat(PasswordHash.of(PASSWORD)).hasToString("password hash");
  }
}
