package org.tallystick.evidence.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.evidence.json.CanonicalJson;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonInteger;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.json.JsonString;
import org.tallystick.evidence.leaf.LogInstant;

/// What an operator who holds the seal's key can do to a pack before sealing it again.
///
/// @param others packs of the same archive, to take files from
record Tampering(Random random, List<SortedMap<EntryName, byte[]>> others) {

  private static final List<String> WORDS =
      List.of(
          "own",
          "anchored",
          "compact",
          "full",
          "included",
          "absent",
          "/in",
          "/out",
          "/",
          "in",
          "file.received",
          "file.delivered",
          "directory.held",
          "log.unchanged",
          "listed.not.read",
          "sessions",
          "Europe/Paris",
          "2026-11-20",
          "",
          "0".repeat(64),
          "a".repeat(64),
          "é\n");
  private static final long[] STEPS = {1, 999, 60_000, 120_001, 300_000, 3_600_000};

  /// Changes the files in one way and says which.
  String change(SortedMap<EntryName, byte[]> files) {
    EntryName name = evidence(files);
    byte[] content = Objects.requireNonNull(files.get(name));
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> claim(files);
      case 4 -> put(files, name, flipped(content), "a bit flipped in ");
      case 5 -> {
        files.remove(name);
        yield "without " + name.text();
      }
      case 6, 7 -> {
        SortedMap<EntryName, byte[]> other = others.get(random.nextInt(others.size()));
        EntryName taken = evidence(other);
        yield put(files, taken, Objects.requireNonNull(other.get(taken)), "from another pack ");
      }
      case 8 -> put(files, name, otherwiseWritten(content), "written otherwise: ");
      default -> renamed(files, name);
    };
  }

  private static String put(
      SortedMap<EntryName, byte[]> files, EntryName name, byte[] content, String what) {
    files.put(name, content);
    return what + name.text();
  }

  private EntryName evidence(SortedMap<EntryName, byte[]> files) {
    List<EntryName> names =
        files.keySet().stream().filter(name -> !name.text().startsWith("META-INF/")).toList();
    return names.get(random.nextInt(names.size()));
  }

  private byte[] flipped(byte[] content) {
    byte[] changed = content.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /// Forms that a lenient reader takes for the same.
  private byte[] otherwiseWritten(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String changed =
        switch (random.nextInt(8)) {
          case 0 -> text + "\n";
          case 1 -> text.replace("\n", "\r\n");
          case 2 -> text.replaceFirst(":", ": ");
          case 3 -> text.replaceFirst("[0-9]", "0$0");
          case 4 -> text.replaceFirst("[a-f](?=[0-9a-f]{20})", "A");
          case 5 -> "\n" + text;
          case 6 -> text.replaceFirst("=\n", "\n");
          default -> text.isEmpty() ? "x" : text.substring(0, text.length() - 1);
        };
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String renamed(SortedMap<EntryName, byte[]> files, EntryName name) {
    long number = name.number();
    if (number == 0) {
      return "as it was";
    }
    EntryName next =
        EntryName.parse(name.text().replaceFirst("/" + number, "/" + (number + random.nextInt(3))));
    files.put(next, Objects.requireNonNull(files.remove(name)));
    return name.text() + " renamed to " + next.text();
  }

  private String claim(SortedMap<EntryName, byte[]> files) {
    EntryName name = EntryName.parse(PackName.CLAIM);
    JsonObject claim = JsonObject.parse(Objects.requireNonNull(files.get(name)));
    TreeMap<String, CanonicalJson> members = new TreeMap<>(claim.members());
    List<String> names = new ArrayList<>(members.keySet());
    String member = names.get(random.nextInt(names.size()));
    if (random.nextInt(12) == 0) {
      members.remove(member);
    } else if (random.nextInt(12) == 0) {
      members.put(random.nextBoolean() ? "day" : "size", new JsonInteger(1));
    } else {
      members.put(member, changed(Objects.requireNonNull(members.get(member))));
    }
    files.put(name, new JsonObject(members).bytes());
    return "claim.json: "
        + member
        + " "
        + claim.members().get(member)
        + " → "
        + members.get(member);
  }

  private CanonicalJson changed(CanonicalJson value) {
    return switch (value) {
      case JsonInteger(long number) ->
          new JsonInteger(
              random.nextBoolean()
                  ? Math.max(0, number + random.nextInt(-2, 3))
                  : random.nextLong(0, 40));
      case JsonString(String text) -> new JsonString(changed(text));
      case JsonArray array -> random.nextBoolean() ? new JsonString("x") : array;
      case JsonObject object -> {
        TreeMap<String, CanonicalJson> members = new TreeMap<>(object.members());
        members.replaceAll((name, member) -> random.nextInt(3) == 0 ? changed(member) : member);
        yield new JsonObject(members);
      }
    };
  }

  private String changed(String text) {
    if (text.matches("[0-9-]{10}T[0-9:.]{12}Z") && random.nextInt(8) > 0) {
      long step = STEPS[random.nextInt(STEPS.length)];
      return new LogInstant(
              LogInstant.parse(text).value().plusMillis(random.nextBoolean() ? step : -step))
          .text();
    }
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
