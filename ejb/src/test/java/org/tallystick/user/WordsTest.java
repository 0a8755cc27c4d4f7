package org.tallystick.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.platform.NewPassword;

class WordsTest {

  @Test
  void roles_and_scopes_survive_the_way_to_the_database_and_back() {
    assertThat(Role.ofWords(Role.words(EnumSet.allOf(Role.class))))
        .containsExactlyInAnyOrder(Role.values());
    assertThat(Scope.ofWords(Scope.words(Scope.all()))).containsExactlyInAnyOrder(Scope.values());
    assertThat(Role.ofWords(Role.words(Set.of()))).isEmpty();
  }

  @Test
  void all_scopes_fit_their_column() {
    assertThat(Scope.words(Scope.all())).hasSizeLessThanOrEqualTo(1000);
  }

  @Test
  void an_unknown_role_or_scope_is_refused_with_those_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Role.ofWord("root"))
        .withMessage("role: found 'root', expected one of business,operator,auditor,administrator");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.ofWord("everything"))
        .withMessageContaining("exchanges:read");
  }

  @Test
  void capitals_in_a_user_name_are_read_as_small_letters() {
    assertThat(new UserName("Anna.Meier@Example.com"))
        .isEqualTo(new UserName("anna.meier@example.com"));
    assertThat(UserName.find(" ANNA ")).contains(new UserName("anna"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-anna",
        "an na",
        "anna\n",
        "änna",
        "a/b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void what_cannot_be_a_user_name_is_refused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new UserName(name));
  }

  @Test
  void a_secret_is_recognised_by_its_shape_and_does_not_show_itself() {
    ApiKeySecret secret = ApiKeySecret.random();

    assertThat(ApiKeySecret.find(secret.value())).contains(secret);
    assertThat(ApiKeySecret.find(secret.value() + "A")).isEmpty();
    assertThat(ApiKeySecret.find("tally_short")).isEmpty();
    assertThat(secret).hasToString("tally_…");
    assertThat(ApiKeySecret.random().hash()).isNotEqualTo(secret.hash());
  }

  @Test
  void a_key_without_scope_or_label_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewApiKey("nightly export", Set.of(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewApiKey(" ", Scope.all(), Optional.of(Instant.MAX)));
  }

  @Test
  void a_new_password_is_long_and_does_not_show_itself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewPassword("short"))
        .withMessageStartingWith("password: 5 characters, expected 12");
    assertThatIllegalArgumentException().isThrownBy(() -> new NewPassword(" ".repeat(12)));
    assertThat(new NewPassword("three plain words")).hasToString("password");
  }

  @Test
  void a_generated_password_is_one_that_may_be_set() {
    assertThat(FirstAdministrator.generated().value())
        .hasSize(20)
        .isNotEqualTo(FirstAdministrator.generated().value());
  }

  @Test
  void an_address_of_version_6_is_written_in_brackets() {
    assertThat(new Peer("2001:db8::1", 443)).hasToString("[2001:db8::1]:443");
    assertThat(new Peer("203.0.113.7", 52_114)).hasToString("203.0.113.7:52114");
  }
}
