package org.tallystick.evidence.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

class ListingWriterTest {

  private static final Salt SALT = Salt.ofHex("5f".repeat(32));
  private static final RawPath IN = RawPath.of("/in");
  private static final LogInstant AT = LogInstant.parse("2026-11-20T14:37:57.123Z");
  private static final ContentDigest CONTENT = ContentDigest.of("x".getBytes(UTF_8));

  private static ListingWriter hashing(long entries) {
    return ListingWriter.hashing(IN, SALT, entries);
  }

  @Test
  void aListingIsTheTextOfTheFormat() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ContentDigest hash =
        ListingWriter.open(out, IN, SALT, 3)
            .file(RawName.of("INV 1.xml"), 48211, CONTENT, AT)
            .directory(RawName.of("archive"), AT)
            .file(RawName.of(new byte[] {(byte) 0xe9}), 0, ContentDigest.EMPTY, AT)
            .finish();

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            tallystick/listing/v1
            /in
            salt %s
            3
            INV%%201.xml 48211 %s 2026-11-20T14:37:57.123Z
            archive/ - - 2026-11-20T14:37:57.123Z
            %%E9 0 %s 2026-11-20T14:37:57.123Z
            """
                .formatted("5f".repeat(32), CONTENT.hex(), ContentDigest.EMPTY.hex()));
    assertThat(hash).isEqualTo(ContentDigest.of(out.toByteArray()));
  }

  @Test
  void anEmptyDirectoryHasAListingToo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    ContentDigest hash = ListingWriter.open(out, RawPath.ROOT, SALT, 0).finish();

    assertThat(out.toString(UTF_8)).endsWith("\n/\nsalt " + "5f".repeat(32) + "\n0\n");
    assertThat(hash).isEqualTo(ContentDigest.of(out.toByteArray()));
  }

  @Test
  void theHashAloneIsTheHashOfTheText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ContentDigest written =
        ListingWriter.open(out, IN, SALT, 1).file(RawName.of("a"), 1, CONTENT, AT).finish();

    assertThat(hashing(1).file(RawName.of("a"), 1, CONTENT, AT).finish()).isEqualTo(written);
  }

  @Test
  void theSaltHidesWhatADirectoryHolds() {
    assertThat(ListingWriter.hashing(IN, Salt.ofHex("60".repeat(32)), 0).finish())
        .isNotEqualTo(hashing(0).finish());
  }

  @Test
  void entriesThatRepeatOrDescendAreRefused() throws IOException {
    ListingWriter listing = hashing(3).directory(RawName.of("b"), AT);

    assertThatThrownBy(() -> listing.directory(RawName.of("b"), AT))
        .hasMessageContaining("\"b\" does not come after \"b\"");
    assertThatThrownBy(() -> listing.file(RawName.of("a"), 0, CONTENT, AT))
        .hasMessageContaining("does not come after");
    listing.directory(RawName.of("\u00e9".getBytes(ISO_8859_1)), AT);
  }

  @Test
  void anotherNumberOfEntriesThanAnnouncedIsRefused() throws IOException {
    ListingWriter one = hashing(1);

    assertThatThrownBy(one::finish).hasMessageContaining("1 announced");
    one.directory(RawName.of("a"), AT);
    assertThatThrownBy(() -> one.directory(RawName.of("b"), AT))
        .hasMessageContaining("more than the 1");
    assertThatThrownBy(() -> hashing(-1)).hasMessageContaining("expected 0 or more");
  }

  @Test
  void aNegativeSizeIsRefused() {
    assertThatThrownBy(() -> hashing(1).file(RawName.of("a"), -1, CONTENT, AT))
        .hasMessageContaining("of -1 bytes");
  }
}
