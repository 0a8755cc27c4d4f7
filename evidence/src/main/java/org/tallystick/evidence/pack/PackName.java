package org.tallystick.evidence.pack;

import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;

/// What each file of a pack is called.
public final class PackName {

  public static final String MIMETYPE = "mimetype";
  public static final String CLAIM = "claim.json";
  public static final String POLICY = "policy";
  public static final String CHECKPOINT = "checkpoint";
  public static final String LOG_KEY = "log-key.txt";
  public static final String LOG_KEY_SIGNATURE = "log-key.txt.sig";
  public static final String HOST_KEY = "host-key.pub";
  public static final String RANGE = "range.json";
  public static final String RANGE_LEAVES = "range.leaves.gz";
  public static final String EARLIER = "earlier";
  public static final String CONSISTENCY = "consistency.json";
  public static final String REPORT = "report.html";
  public static final String HOW_TO_VERIFY = "HOW-TO-VERIFY.txt";
  public static final String VERIFY_PY = "verify.py";
  static final String SEAL_MANIFEST = "META-INF/ASiCManifest001.xml";
  static final String SEAL = "META-INF/signature001.p7s";
  static final String TIME_STAMP_MANIFEST = "META-INF/ASiCManifest002.xml";
  static final String TIME_STAMP = "META-INF/timestamp001.tst";

  private PackName() {}

  public static String leaf(LeafIndex index) {
    return "leaves/" + index + ".tlog-proof";
  }

  public static String map(LeafIndex head, SubjectKey key) {
    return "map/" + head + "." + key.hex() + ".json";
  }

  public static String listing(ContentDigest digest) {
    return "listings/" + digest.hex() + ".txt";
  }

  public static String content(ContentDigest digest) {
    return "content/" + digest.hex();
  }

  public static String event(LeafIndex index) {
    return "events/" + index + ".json";
  }

  public static String anchor(TreeSize size) {
    return "anchors/" + size + ".tlog-proof";
  }

  public static String anchorConsistency(TreeSize size) {
    return "anchors/" + size + ".consistency.json";
  }

  public static String token(ContentDigest digest) {
    return "tokens/" + digest.hex() + ".tst";
  }

  public static String certificate(ContentDigest digest) {
    return "certificates/" + digest.hex() + ".der";
  }
}
