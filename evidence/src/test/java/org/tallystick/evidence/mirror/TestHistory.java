package org.tallystick.evidence.mirror;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.Sha256;

/// What happened between one partner and an honest archive: files come, are read and go; a head after every few events.
final class TestHistory {

  static final RawPath IN = RawPath.of("/in");

  private final Random random;
  private final List<TestLog.Step> steps = new ArrayList<>();
  private final Map<RawPath, TreeSet<String>> held = new HashMap<>();
  private Map<SubjectKey, Sha256> listings = new HashMap<>();
  private Instant now = Instant.parse("2026-11-20T08:00:00Z");

  private TestHistory(long seed) {
    this.random = new Random(seed);
  }

  /// About `count` steps; the last is a head.
  static List<TestLog.Step> of(long seed, int count) {
    TestHistory history = new TestHistory(seed);
    history.event(history.builder(EventType.GENESIS));
    while (history.steps.size() < count) {
      history.something();
    }
    history.head();
    return history.steps;
  }

  static SubjectKey directory(RawPath path) {
    return SubjectKey.of(TestLog.ORIGIN, Subject.directory(path));
  }

  private EventDocument.Builder builder(EventType type) {
    now = now.plusMillis(1 + random.nextInt(400));
    return EventDocument.builder(type, new LogInstant(now), Salt.random(random));
  }

  private EventDocument.Builder ofSession(EventType type) {
    return builder(type).account("acme").session("s" + steps.size() / 20).peer("192.0.2.1:1");
  }

  private void event(EventDocument.Builder event) {
    steps.add(new TestLog.Step(now, event.build(), listings));
    listings = new HashMap<>();
  }

  void head() {
    now = now.plusMillis(300);
    steps.add(new TestLog.Step(now, null, Map.of()));
  }

  private void something() {
    RawPath path = random.nextBoolean() ? IN : RawPath.of("/out");
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> comes(path, "f" + random.nextInt(30));
      case 3 -> goes(path);
      case 4 -> event(ofSession(EventType.DIRECTORY_LISTED).path(path));
      case 5 -> event(builder(EventType.HEARTBEAT));
      case 6 -> event(builder(EventType.TOKEN).text("token", Salt.random(random).hex()));
      default -> head();
    }
  }

  private void comes(RawPath path, String name) {
    held.computeIfAbsent(path, none -> new TreeSet<>()).add(name);
    note(path);
    event(ofSession(EventType.FILE_RECEIVED).path(path).file(RawName.of(name), digest(), 7));
  }

  private void goes(RawPath path) {
    TreeSet<String> there = held.getOrDefault(path, new TreeSet<>());
    if (!there.isEmpty()) {
      String name = there.removeFirst();
      note(path);
      event(ofSession(EventType.FILE_REMOVED).path(path).file(RawName.of(name), digest(), 7));
    }
  }

  private ContentDigest digest() {
    return ContentDigest.of(Salt.random(random).bytes());
  }

  private void note(RawPath path) {
    listings.put(directory(path), TestLog.listing(path + " holds " + held.get(path)));
  }
}
