package org.tallystick.ui.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.name.RawName;
import org.tallystick.publication.Acknowledgements;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.NameGlob;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.Suffix;

class RuleTextTest {

  private static final PublicationRule ON_SIDECAR =
      new PublicationRule(
          PublishWhen.ON_SIDECAR,
          List.of(new NameGlob("*.part")),
          List.of(SidecarKind.MD5),
          List.of());

  @Test
  void a_rule_says_what_publishes_and_what_never_does() {
    assertThat(RuleText.of(ON_SIDECAR))
        .containsExactly(
            "A file is published when a hash sidecar agrees with it.",
            "Hash sidecars: .md5.",
            "Part names, never an exchange: *.part");
  }

  @Test
  void a_handing_over_says_only_the_ways_that_are_agreed() {
    HandOver none = new HandOver(false, new Acknowledgements(List.of(), List.of(), false), true);

    assertThat(RuleText.of(HandOver.USUAL).getFirst())
        .isEqualTo(
            "The partner takes a file over when it is renamed to NAME.received, renamed to NAME.done, moved into done/, deleted after download.");
    assertThat(RuleText.of(none))
        .startsWith("The partner has no way to say that it took a file over.")
        .contains("A name goes when all of its file was downloaded; the document stays.")
        .endsWith("The same bytes are sent again only when that is confirmed.");
  }

  @Test
  void a_tried_name_gets_the_role_the_rule_gives_it() {
    assertThat(role("order.xml")).isEqualTo("file");
    assertThat(role("order.xml.PART")).isEqualTo("part name");
    assertThat(role("order.xml.md5")).isEqualTo("sidecar");
    assertThat(role("order.xml.sha256")).isEqualTo("file");
  }

  @Test
  void a_tried_name_of_ours_tells_how_it_is_taken_over() {
    HandOver taken =
        new HandOver(
            false,
            new Acknowledgements(List.of(new Suffix(".taken")), List.of("done"), false),
            false);

    assertThat(TriedName.of(taken, RawName.of("inv.xml.taken")).sentence())
        .isEqualTo("When the partner renames inv.xml to it, that file is taken over.");
    assertThat(TriedName.of(taken, RawName.of("inv.xml")).sentence())
        .isEqualTo("Taken over when it is: renamed to inv.xml.taken, moved to done/inv.xml.");
  }

  private static String role(String name) {
    return TriedName.of(ON_SIDECAR, RawName.of(name)).role();
  }
}
