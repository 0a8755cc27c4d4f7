package org.tallystick.contract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.contract.Samples;

class RealFilesTest {

  private static Extraction extract(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return TextExtractor.extract(content, file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ubl,.xml,XML",
    "x12,.edi,X12",
    "x12,.x12,X12",
    "edifact,.edi,EDIFACT",
    "own,.jsonl,JSON"
  })
  void everyRealFileIsRecognised(String folder, String ending, TextKind kind) throws IOException {
    for (Path file : Samples.files(folder, ending)) {
      assertThat(extract(file))
          .as(file.toString())
          .isInstanceOfSatisfying(
              Extracted.class,
              extracted -> {
                assertThat(extracted.kind()).isEqualTo(kind);
                assertThat(extracted.text()).isNotBlank();
                assertThat(extracted.truncated()).isFalse();
              });
    }
  }

  @Test
  void anOrderIsFoundByItsNumberInEveryDocumentOfTheChain() throws IOException {
    for (String document : new String[] {"Order", "DespatchAdvice", "ReceiptAdvice", "Invoice"}) {
      Path file = Samples.folder("ubl").resolve("UBL-" + document + "-2.0-Example.xml");

      assertThat(((Extracted) extract(file)).text().split("\\s+")).contains("AEG012345");
    }
  }

  @Test
  void ebcdicRecordsAreNotTakenForText() throws IOException {
    for (Path file : Samples.files("own", ".bin")) {
      assertThat(extract(file)).as(file.toString()).isInstanceOf(NotText.class);
    }
  }
}
