package org.tallystick.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.search.index.Entries.aFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.ledger.LogId;
import org.tallystick.search.language.Query;

class IndexFolderTest {

  private static final LogId ACME = new LogId("acme");

  @TempDir Path root;

  @BeforeEach
  void anIndexWithOneFileAndItsCursor() {
    try (TestIndex opened = TestIndex.open(root)) {
      opened.index().write(List.of(aFile("acme.1").build()));
    }
    IndexCursor.read(root).advance(ACME, 2, LeafHash.of(new byte[0]));
  }

  private long hitsAfterStart() {
    try (TestIndex opened = TestIndex.open(root)) {
      return opened.index().find(Query.EVERYTHING, Set.of(), null, 10).total();
    }
  }

  private long cursor() {
    return IndexCursor.read(root).next(ACME);
  }

  private List<Path> filesOfIndex(String ending) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("files"))) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private List<String> setAside() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.contains(".damaged-"))
          .toList();
    }
  }

  @Test
  void aSoundIndexIsStillThereAfterARestart() throws IOException {
    assertThat(hitsAfterStart()).isEqualTo(1);
    assertThat(cursor()).isEqualTo(2);
    assertThat(setAside()).isEmpty();
  }

  @Test
  void anIndexCutShortIsSetAsideAndTheCursorBeginsAnew() throws IOException {
    for (Path file : filesOfIndex(".cfs")) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    assertThat(hitsAfterStart()).isZero();
    assertThat(cursor()).isZero();
    assertThat(setAside()).singleElement().asString().startsWith("files.damaged-");
  }

  @Test
  void oneWrongByteIsNoticed() throws IOException {
    Path file = filesOfIndex(".cfs").getFirst();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThat(hitsAfterStart()).isZero();
    assertThat(setAside()).hasSize(1);
  }

  @Test
  void aFolderFullOfRubbishIsSetAside() throws IOException {
    for (Path file : filesOfIndex("")) {
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
    }

    assertThat(hitsAfterStart()).isZero();
    assertThat(cursor()).isZero();
  }

  @Test
  void anIndexThatIsGoneBeginsAnew() throws IOException {
    for (Path file : filesOfIndex("")) {
      Files.delete(file);
    }

    assertThat(hitsAfterStart()).isZero();
    assertThat(cursor()).isZero();
    assertThat(setAside()).isEmpty();
  }

  @Test
  void aCursorThatCannotBeUnderstoodBeginsAnew() throws IOException {
    for (String text :
        List.of(
            "",
            "another format\nacme 2 00\n",
            IndexCursor.FORMAT + "\nacme\n",
            IndexCursor.FORMAT + "\nacme x y\n")) {
      Files.writeString(IndexCursor.fileIn(root), text);

      assertThat(cursor()).as(text).isZero();
    }
  }

  @Test
  void aCursorReadsBack() {
    LeafHash last = LeafHash.of(new byte[] {1});
    IndexCursor cursor = IndexCursor.read(root);

    cursor.advance(ACME, 7, last);
    cursor.advance(LogId.SYSTEM, 3, last);

    assertThat(IndexCursor.read(root).of(ACME)).contains(new IndexCursor.Place(7, last));
    assertThat(IndexCursor.read(root).next(LogId.SYSTEM)).isEqualTo(3);
    cursor.clear();
    assertThat(IndexCursor.read(root).of(ACME)).isEmpty();
  }
}
