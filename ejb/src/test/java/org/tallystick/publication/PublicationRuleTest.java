package org.tallystick.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

class PublicationRuleTest {

  private static PublicationRule rule(PublishWhen when) {
    return new PublicationRule(
        when, PublicationRule.USUAL_PARTS, SidecarKind.ALL, PublicationRule.USUAL_MARKERS);
  }

  @ParameterizedTest
  @EnumSource
  void part_names_are_part_names_under_every_rule(PublishWhen when) {
    for (String name :
        List.of(
            "a.filepart",
            "a.PART",
            "a.tmp",
            "a.partial",
            "a.upload",
            "a.writing",
            ".a.xml",
            ".in.a.",
            "_a.tmp",
            "a.xml.part")) {
      assertThat(rule(when).isPart(RawName.of(name))).as(name).isTrue();
    }
    for (String name : List.of("a.xml", "part", "a.part.xml", "filepart", "a.tmp1", "tmp")) {
      assertThat(rule(when).decide(RawName.of(name))).as(name).isEqualTo(new NameRole.DataFile());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.xml.sha256, SHA256, a.xml",
    "a.xml.SHA512, SHA512, a.xml",
    "a.xml.sha1, SHA1, a.xml",
    "a.xml.md5, MD5, a.xml",
    "a.xml.sha, SHA, a.xml",
    "SHA256SUMS, SHA256, ",
    "sha256sums.txt, SHA256, ",
    "MD5SUMS, MD5, ",
  })
  void sidecars_are_known_by_their_names(String name, SidecarKind kind, String of) {
    assertThat(rule(PublishWhen.ON_SIDECAR).decide(RawName.of(name)))
        .isEqualTo(new NameRole.Sidecar(kind, Optional.ofNullable(of).map(RawName::of)));
    assertThat(rule(PublishWhen.ON_CLOSE).decide(RawName.of(name)))
        .isEqualTo(new NameRole.DataFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xml.done", "a.xml.OK", "a.xml.ready", "a.xml.trg"})
  void markers_are_known_by_their_names(String name) {
    assertThat(rule(PublishWhen.ON_MARKER).decide(RawName.of(name)))
        .isInstanceOfSatisfying(
            NameRole.Marker.class,
            marker -> assertThat(marker.of()).isEqualTo(RawName.of("a.xml")));
    assertThat(rule(PublishWhen.ON_SIDECAR).decide(RawName.of(name)))
        .isEqualTo(new NameRole.DataFile());
  }

  @Test
  void a_suffix_alone_is_no_sidecar_and_no_marker() {
    PublicationRule noDots =
        new PublicationRule(
            PublishWhen.ON_MARKER, List.of(), SidecarKind.ALL, PublicationRule.USUAL_MARKERS);

    assertThat(noDots.decide(RawName.of(".done"))).isEqualTo(new NameRole.DataFile());
  }

  @Test
  void the_digests_to_be_made_follow_from_the_sidecars_agreed() {
    assertThat(rule(PublishWhen.ON_CLOSE).digests()).isEmpty();
    assertThat(rule(PublishWhen.ON_SIDECAR).digests())
        .containsExactlyInAnyOrder(
            DigestAlgorithm.SHA512, DigestAlgorithm.SHA1, DigestAlgorithm.MD5);
    assertThat(
            new PublicationRule(
                    PublishWhen.ON_SIDECAR, List.of(), List.of(SidecarKind.SHA256), List.of())
                .digests())
        .isEmpty();
  }

  @Test
  void a_rule_that_could_never_publish_is_refused() {
    assertThatThrownBy(
            () -> new PublicationRule(PublishWhen.ON_SIDECAR, List.of(), List.of(), List.of()))
        .hasMessageContaining("a kind of sidecar");
    assertThatThrownBy(
            () -> new PublicationRule(PublishWhen.ON_MARKER, List.of(), List.of(), List.of()))
        .hasMessageContaining("a marker");
    assertThatThrownBy(
            () -> new PublicationRule(PublishWhen.ON_RENAME, List.of(), List.of(), List.of()))
        .hasMessageContaining("a part name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*", "**", "a/b", "a b"})
  void a_pattern_that_would_match_everything_or_nothing_is_refused(String glob) {
    assertThatThrownBy(() -> new NameGlob(glob)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_pattern_takes_no_time_whatever_the_name() {
    NameGlob glob = new NameGlob("*a".repeat(40) + "b");

    assertThat(glob.matches("a".repeat(250))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/out/a.xml, /out/a.xml.received, renamed",
    "/out/a.xml, /out/a.xml.DONE, renamed",
    "/out/a.xml, /out/done/a.xml, moved",
    "/out/a.xml, /out/Done/b.xml, moved",
    "/out/a.xml, /out/b.xml.received, ",
    "/out/a.xml, /out/a.received, ",
    "/out/a.xml, /out/other/a.xml, ",
    "/out/a.xml, /done/a.xml, ",
    "/out/a.xml.received, /out/a.xml, ",
  })
  void what_is_agreed_is_an_acknowledgement_and_nothing_else(String from, String to, String habit) {
    assertThat(Acknowledgements.USUAL.habit(RawPath.of(from), RawPath.of(to)))
        .isEqualTo(Optional.ofNullable(habit));
  }

  @ParameterizedTest
  @CsvSource({"A.xml, a.XML, true", "ä.txt, a\u0308.txt, true", "a.txt, b.txt, false"})
  void names_that_people_do_not_tell_apart_fold_alike(String one, String other, boolean alike) {
    String decomposed = other.replace("\\u0308", "\u0308");

    assertThat(FoldedName.of(RawName.of(one)).equals(FoldedName.of(RawName.of(decomposed))))
        .isEqualTo(alike);
  }
}
