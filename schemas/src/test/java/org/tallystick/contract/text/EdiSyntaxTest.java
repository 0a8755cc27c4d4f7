package org.tallystick.contract.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.contract.Samples;

class EdiSyntaxTest {

  private static List<String> segments(String text) {
    List<String> segments = new ArrayList<>();
    EdiSyntax.find(text).orElseThrow().forEachSegment(text, segments::add);
    return segments;
  }

  @Test
  void aReleasedTerminatorDoesNotEndASegment() throws IOException {
    String text = new String(Samples.own("despatch.edi"), UTF_8);

    assertThat(segments(text))
        .containsExactly(
            "UNB+UNOC:3+SENDER:14+RECEIVER:14+261120:1437+REF1",
            "UNH+1+DESADV:D:96A:UN",
            "BGM+351+PL-4711+9",
            "FTX+AAI+++IT?'S 5 ?+ 3",
            "UNT+4+1",
            "UNZ+1+REF1");
  }

  @Test
  void valuesLoseTheirSeparatorsAndKeepWhatWasReleased() {
    EdiSyntax syntax = EdiSyntax.find("UNB+UNOC:3'").orElseThrow();

    assertThat(syntax.values("FTX+AAI+++IT?'S 5 ?+ 3:B??")).isEqualTo("FTX AAI   IT'S 5 + 3 B?");
    assertThat(syntax.values("A?")).isEqualTo("A?");
  }

  @Test
  void theServiceStringAdviceDecidesTheSeparators() {
    String text = "UNA|*,! ~UNB*UNOA|1*A*B~UNH*1!~~";

    assertThat(segments(text)).containsExactly("UNB*UNOA|1*A*B", "UNH*1!~");
    assertThat(EdiSyntax.find(text).orElseThrow().values("UNB*UNOA|1")).isEqualTo("UNB UNOA 1");
  }

  @Test
  void levelBHasItsOwnSeparators() {
    assertThat(segments("UNB\u001dUNOB\u001f1\u001cUNH\u001d1\u001c"))
        .containsExactly("UNB\u001dUNOB\u001f1", "UNH\u001d1");
  }

  @Test
  void x12SaysItsSeparatorsInItsFirstSegment() throws IOException {
    String text = new String(Samples.own("despatch.x12"), UTF_8);
    EdiSyntax syntax = EdiSyntax.find("\n" + text).orElseThrow();

    assertThat(syntax).isEqualTo(new EdiSyntax(TextKind.X12, '>', '*', '^', '\0', '~', 1));
    assertThat(segments(text)).hasSize(7).contains("BSN*00*PL-4711*20261120*1437");
  }

  @Test
  void anX12BeginningCutShortIsPlainText() throws IOException {
    String text = new String(Samples.own("despatch.x12"), UTF_8);

    assertThat(EdiSyntax.find(text.substring(0, 105))).isEmpty();
    assertThat(EdiSyntax.find(text.replace("*00501*", "*0050*"))).isEmpty();
  }

  @Test
  void aMissingLastTerminatorLosesNothing() {
    assertThat(segments("UNB+1'\r\nUNZ+1")).containsExactly("UNB+1", "UNZ+1");
    assertThat(segments("UNB+1?")).containsExactly("UNB+1?");
    assertThat(segments("UNA:+.? '")).isEmpty();
  }
}
