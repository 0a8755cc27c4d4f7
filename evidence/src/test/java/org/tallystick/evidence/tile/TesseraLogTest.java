package org.tallystick.evidence.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.SharedFolder;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;

/// A log that another implementation made, made again from its entries: every file byte for byte.
class TesseraLogTest {

  private static final List<String> ENTRIES =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eit",
          "nain",
          "ten",
          "ileven",
          "twelf",
          "threeten",
          "fourten",
          "fivten");
  private static final String NAME = "example.com/log/testdata";
  private static final String PUBLIC =
      "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
  private static final String SEED = "AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

  private static SignerKey key() throws GeneralSecurityException {
    byte[] seed = Arrays.copyOfRange(Base64.getDecoder().decode(SEED), 1, 33);
    byte[] pkcs8 = concat(HexFormat.of().parseHex("302e020100300506032b657004220420"), seed);
    byte[] spki =
        concat(
            HexFormat.of().parseHex("302a300506032b6570032100"), VerifierKey.parse(PUBLIC).key());
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    return SignerKey.of(
        NAME,
        KeyType.ED25519,
        new KeyPair(
            factory.generatePublic(new X509EncodedKeySpec(spki)),
            factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8))));
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  @Test
  void everyCheckpointOfEverySizeIsTheSame() throws Exception {
    Path log = SharedFolder.require("vectors/tessera-log/log");
    SignerKey key = key();
    assertThat(key.verifier()).hasToString(PUBLIC);
    TreeInMemory hashes = new TreeInMemory();
    MerkleTree tree = new MerkleTree(hashes);

    for (int size = 0; size <= ENTRIES.size(); size++) {
      if (size > 0) {
        hashes.append(LeafHash.of(ENTRIES.get(size - 1).getBytes(StandardCharsets.UTF_8)));
      }
      TreeSize leaves = new TreeSize(size);
      SignedNote made = key.sign(new Checkpoint(NAME, leaves, tree.root(leaves)).text());
      byte[] theirs = Files.readAllBytes(log.resolve("checkpoint." + size));
      assertThat(made.bytes()).as("checkpoint.%s", size).isEqualTo(theirs);
      assertThat(SignedNote.parse(theirs).verify(key.verifier())).isEqualTo(Verification.ACCEPTED);
    }
    assertThat(tilesDiffering(log, hashes)).isEmpty();
  }

  private static List<TilePath> tilesDiffering(Path log, TreeInMemory hashes) throws IOException {
    List<TilePath> differing = new ArrayList<>();
    for (TilePath path : HashTile.all(hashes.size())) {
      byte[] ours =
          path.level() == TilePath.ENTRIES
              ? new EntryBundle(
                      ENTRIES.stream().map(e -> e.getBytes(StandardCharsets.UTF_8)).toList())
                  .bytes()
              : HashTile.of(hashes, path);
      if (!Arrays.equals(ours, Files.readAllBytes(log.resolve(path.toString())))) {
        differing.add(path);
      }
    }
    return differing;
  }

  @Test
  void aPathIsReadOnlyInItsOneForm() {
    assertThat(new TilePath(0, 1234067, 256)).hasToString("tile/0/x001/x234/067");
    assertThat(new TilePath(TilePath.ENTRIES, 5, 3)).hasToString("tile/entries/005.p/3");
    for (String path : List.of("tile/0/x001/x234/067", "tile/entries/005.p/3", "tile/1/000")) {
      assertThat(TilePath.parse(path)).get().hasToString(path);
    }
    for (String wrong :
        List.of(
            "tile/0/67",
            "tile/64/000",
            "tile/0/x000/001",
            "tile/0/001.p/256",
            "tile/0/001.p/0",
            "tile/0/../001",
            "tile/00/001")) {
      assertThat(TilePath.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aBundleThatEndsWithinALeafIsRefused() {
    byte[] bundle = new EntryBundle(List.of(new byte[300], new byte[0])).bytes();

    assertThat(EntryBundle.parse(bundle).leaves()).hasSize(2);
    assertThat(bundle).startsWith(1, 44);
    for (int cut : List.of(1, 2, 301, 303)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> EntryBundle.parse(Arrays.copyOf(bundle, cut)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
