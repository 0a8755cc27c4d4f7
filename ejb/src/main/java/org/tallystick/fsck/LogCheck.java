package org.tallystick.fsck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.CompactTree;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;

/// Reads one log from its first leaf, or from where an interrupted check has come to, to its last.
final class LogCheck {

  private static final int PORTION = 1000;

  /// Leaves after which what the replay has come to is kept.
  private static final int KEEP_AFTER = 20_000;

  private static final String MOST = "select max(idx) + 1 from leaf where log_id = ?";

  private final StoredLog log;
  private final Rows rows;
  private final ReplayStore store;
  private final Findings findings;
  private final Pace pace;
  private final LineReader lines;
  private final SignedSizes signed;
  private final Runnable kept;

  private CompactTree tree;
  private long lastKept;

  /// @param kept called when the replay is kept, to keep with it what was found
  LogCheck(StoredLog log, CheckContext context, LineReader lines, Runnable kept) {
    this.log = log;
    this.rows = context.rows();
    this.store = context.store();
    this.findings = context.findings();
    this.pace = context.pace();
    this.lines = lines;
    this.kept = kept;
    this.tree = store.state("tree").map(LogCheck::tree).orElseGet(CompactTree::empty);
    this.lastKept = tree.size().value();
    this.signed = new SignedSizes(log, rows, findings, context.checkpoints(), lastKept);
  }

  private static CompactTree tree(JsonObject kept) {
    return CompactTree.resume(
        new TreeSize(kept.integer("size")),
        kept.array("frontier").strings().stream()
            .map(hex -> new NodeHash(Sha256.ofHex(hex)))
            .toList());
  }

  void run() {
    long size = Math.max(log.size(), rows.number(MOST, log.id().value()));
    pace.skip(lastKept);
    while (tree.size().value() < size) {
      long from = tree.size().value();
      List<StoredLeaf> portion = new ArrayList<>();
      rows.each(
          StoredLeaf.PORTION,
          row -> portion.add(StoredLeaf.of(row)),
          log.id().value(),
          from,
          Math.min(size, from + PORTION));
      if (!isDense(portion, from, Math.min(size, from + PORTION))) {
        return;
      }
      portion.forEach(this::read);
    }
    findings.sameView("log " + log.id() + ", table transparency_log, size", log.size(), size);
    lines.end(size);
    signed.end(size);
  }

  /// What comes after a gap cannot be told: not one hash of it would be right.
  private boolean isDense(List<StoredLeaf> portion, long from, long to) {
    long next = from;
    for (StoredLeaf leaf : portion) {
      if (leaf.index() != next) {
        break;
      }
      next++;
    }
    if (next < to) {
      findings.damage(
          "R1",
          log.leaf(next),
          "none; nothing after it was checked",
          "leaves from 0 to the last without a gap");
    }
    return next == to;
  }

  private void read(StoredLeaf leaf) {
    LeafHash hash = leaf.computedHash();
    if (!Arrays.equals(leaf.hash(), hash.bytes())) {
      findings.damage(
          "R1",
          log.leaf(leaf.index()) + ", hash",
          HexFormat.of().formatHex(leaf.hash()),
          HexFormat.of().formatHex(hash.bytes()) + ", of its bytes");
    }
    tree.append(hash);
    lines.read(leaf, hash);
    signed.at(tree, lines.maySignHere());
    pace.step(leaf.length());
    if (lines.isSettled() && tree.size().value() - lastKept >= KEEP_AFTER) {
      keep();
    }
  }

  private void keep() {
    lastKept = tree.size().value();
    store.keep(
        "tree",
        JsonObject.builder()
            .put("size", lastKept)
            .put(
                "frontier",
                JsonArray.ofStrings(
                    tree.frontier().stream().map(node -> node.hash().hex()).toList()))
            .build());
    kept.run();
  }
}
