package org.tallystick.evidence.map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Sha256;

class SubjectKeyTest {

  private static final Origin ACME = Origin.of("archive.example.com", "acme");
  private static final RawPath IN = RawPath.of("/in");

  /// The value was made with `printf 'tallystick/subject/v1\narchive.example.com/tallystick/acme\ndir:/in\n' | sha256sum`.
  @Test
  void theKeyIsWhatSha256sumPrintsForTheFormula() {
    assertThat(SubjectKey.of(ACME, Subject.directory(IN)).hex())
        .isEqualTo("5d5e99ed915ba1b90fc3ce61ce77d5d1bb0b5973756020f70a8adc9586b4a71d");
  }

  @Test
  void eachKindOfSubjectIsWrittenWithItsWord() {
    RawPath path = RawPath.of("/in/a b");

    assertThat(Subject.directory(path)).hasToString("dir:/in/a%20b");
    assertThat(Subject.entry(path)).hasToString("ent:/in/a%20b");
    assertThat(Subject.listings(path)).hasToString("list:/in/a%20b");
    assertThat(Subject.reads(new LeafIndex(164100))).hasToString("read:164100");
    assertThat(Subject.session("s-1")).hasToString("ses:s-1");
    assertThat(Subject.account("acme")).hasToString("acct:acme");
  }

  @Test
  void theSameSubjectHasAnotherKeyInEachLogAndKind() {
    Origin other = Origin.of("archive.example.com", "globex");

    assertThat(
            List.of(
                SubjectKey.of(ACME, Subject.directory(IN)),
                SubjectKey.of(other, Subject.directory(IN)),
                SubjectKey.of(ACME, Subject.entry(IN)),
                SubjectKey.of(ACME, Subject.listings(IN))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\n", "é", "\t"})
  void aNameThatCouldImitateTheFormulaIsRefused(String name) {
    assertThatThrownBy(() -> Subject.session(name)).hasMessageContaining("printable ASCII");
  }

  @Test
  void storedKeysReadBack() {
    SubjectKey key = new SubjectKey(Sha256.over("k".getBytes(UTF_8)));

    assertThat(SubjectKey.ofBytes(key.bytes())).isEqualTo(key).isEqualByComparingTo(key);
    assertThat(SubjectKey.ofHex(key.hex())).isEqualTo(key).hasToString(key.hex());
  }
}
