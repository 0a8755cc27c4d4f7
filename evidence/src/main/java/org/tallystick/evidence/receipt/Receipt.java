package org.tallystick.evidence.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.json.MalformedJsonException;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.MalformedNoteException;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.TlogProof;
import org.tallystick.evidence.tlog.InclusionProof;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Verification;

/// That the log a checkpoint signs has this leaf at this place, and what the leaf's event document says.
///
/// @param leaf the stored line
/// @param event the stored event document; empty for a head, and once erased
public record Receipt(TlogProof proof, byte[] leaf, Optional<byte[]> event) {

  private static final String EVENT = "event";
  private static final String LEAF = "leaf";

  /// Puts a receipt together from what is stored.
  public static Receipt of(
      byte[] leaf, Optional<byte[]> event, InclusionProof inclusion, SignedNote checkpoint) {
    JsonObject.Builder extra = JsonObject.builder().put(LEAF, text(leaf));
    event.ifPresent(bytes -> extra.put(EVENT, text(bytes)));
    return new Receipt(
        new TlogProof(
            Optional.of(extra.build().bytes()), inclusion.index(), inclusion.hashes(), checkpoint),
        leaf,
        event);
  }

  /// @throws IllegalArgumentException when the bytes are not in the one form a receipt has
  public static Receipt parse(byte[] bytes) {
    TlogProof proof = TlogProof.parse(bytes);
    byte[] extra =
        proof.extra().orElseThrow(() -> new MalformedNoteException("receipt: has no leaf"));
    JsonObject json = JsonObject.parse(extra);
    boolean hasEvent = json.find(EVENT).isPresent();
    json.requireExactly(hasEvent ? Set.of(EVENT, LEAF) : Set.of(LEAF));
    return new Receipt(proof, utf8(json.text(LEAF)), json.findText(EVENT).map(Receipt::utf8));
  }

  /// Everything that can be checked offline: who signed, whether the leaf is included where it says, whether the words are the leaf's.
  public Verification verify(Policy policy) {
    return policy.verify(proof.checkpoint()).and(this::verifyContent);
  }

  private Verification verifyContent() {
    LogLine line;
    Optional<EventDocument> document;
    try {
      line = LogLine.parse(leaf);
      document = event.map(EventDocument::parse);
    } catch (IllegalArgumentException malformed) {
      return Verification.refused("receipt: " + malformed.getMessage());
    }
    if (!line.index().equals(proof.index())) {
      return Verification.refused(
          "receipt: the leaf says it is number " + line.index() + ", the proof " + proof.index());
    }
    return proof.verify(LeafHash.of(leaf)).and(() -> verifyWords(line, document));
  }

  private Verification verifyWords(LogLine line, Optional<EventDocument> document) {
    if (document.isEmpty()) {
      return Verification.ACCEPTED;
    }
    if (!(line instanceof Leaf said)) {
      return Verification.refused("receipt: a head has no event document");
    }
    EventDocument words = document.get();
    if (!said.document().equals(words.digest())) {
      return Verification.refused("receipt: the event document is not the leaf's");
    }
    if (!said.at().equals(words.at()) || said.type() != words.type()) {
      return Verification.refused("receipt: the event document has another time or type");
    }
    Origin origin = new Origin(Checkpoint.of(proof.checkpoint()).origin());
    return said.subjects().equals(List.copyOf(new TreeSet<>(SubjectTable.keys(origin, words))))
        ? Verification.ACCEPTED
        : Verification.refused("receipt: the leaf's subjects are not those of its event");
  }

  public LeafIndex index() {
    return proof.index();
  }

  public byte[] bytes() {
    return proof.bytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] stored) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(stored)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJsonException("stored bytes: are not UTF-8");
    }
  }
}
