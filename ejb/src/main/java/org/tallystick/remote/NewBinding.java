package org.tallystick.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.remote.client.RemotePath;

/// How an interface's files are fetched from, or brought to, a remote server.
///
/// @param directory where they are there
/// @param schedule when we look; what we send is brought at once, or at its times of day
/// @param stable how long a file must not have changed between two looks
/// @param habit what becomes there of a file that we have
/// @param partName what a file is called there while it is being written, with `{name}` for its name
/// @param retry how long after a failed try the next; it doubles, up to an hour
/// @param tries after how many failed ones a person is asked
public record NewBinding(
    RemoteServerId server,
    RemotePath directory,
    PollSchedule schedule,
    Duration stable,
    Habit habit,
    String partName,
    Duration retry,
    int tries) {

  public static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);
  public static final Duration USUAL_STABLE = Duration.ofSeconds(10);
  public static final String USUAL_PART = ".in.{name}.";
  public static final Duration USUAL_RETRY = Duration.ofSeconds(30);
  public static final int USUAL_TRIES = 10;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 20;
  private static final String NAME = "{name}";

  public NewBinding {
    if (stable.isNegative() || stable.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "stable: found " + stable.toSeconds() + " s, expected 0 to 3600");
    }
    if (!partName.contains(NAME)
        || partName.equals(NAME)
        || partName.indexOf('/') >= 0
        || partName.length() > 60) {
      throw new IllegalArgumentException(
          "part name: found '" + partName + "', expected such as .in.{name}. or {name}.filepart");
    }
    if (retry.toSeconds() < 1 || retry.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "retry: found " + retry.toSeconds() + " s, expected 1 to 3600");
    }
    if (tries < 1 || tries > 1000) {
      throw new IllegalArgumentException("tries: found " + tries + ", expected 1 to 1000");
    }
  }

  /// With what is usual in everything that is not said.
  public static NewBinding usual(RemoteServerId server, RemotePath directory) {
    return new NewBinding(
        server,
        directory,
        new PollSchedule.Every(USUAL_INTERVAL),
        USUAL_STABLE,
        Habit.LEAVE,
        USUAL_PART,
        USUAL_RETRY,
        USUAL_TRIES);
  }

  /// When what waits is brought: at once, or at the next of the times of day.
  public Instant bringing(Instant now) {
    return schedule instanceof PollSchedule.At times ? times.next(now) : now;
  }

  /// How long after so many failed tries the next one is.
  public Duration pauseAfter(int failed) {
    long doubled = retry.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
    return Duration.ofMillis(Math.min(doubled, LONGEST_PAUSE.toMillis()));
  }

  /// The name a file has while it is being written.
  public RawName part(RawName name) {
    int at = partName.indexOf(NAME);
    byte[] before = partName.substring(0, at).getBytes(StandardCharsets.UTF_8);
    byte[] after = partName.substring(at + NAME.length()).getBytes(StandardCharsets.UTF_8);
    byte[] middle = fitting(name, RawName.MAX_BYTES - before.length - after.length);
    byte[] whole = new byte[before.length + middle.length + after.length];
    System.arraycopy(before, 0, whole, 0, before.length);
    System.arraycopy(middle, 0, whole, before.length, middle.length);
    System.arraycopy(after, 0, whole, before.length + middle.length, after.length);
    return RawName.of(whole);
  }

  /// Names that differ only where they are cut get part names that differ: two files may be under way at once.
  private static byte[] fitting(RawName name, int room) {
    byte[] all = name.bytes();
    if (all.length <= room) {
      return all;
    }
    byte[] sign =
        ("~" + ContentDigest.of(all).hex().substring(0, 16)).getBytes(StandardCharsets.US_ASCII);
    byte[] cut = Arrays.copyOf(all, room);
    System.arraycopy(sign, 0, cut, room - sign.length, sign.length);
    return cut;
  }

  public String words() {
    return server
        + " "
        + directory.encoded()
        + ", "
        + schedule.text()
        + ", stable "
        + stable.toSeconds()
        + " s, "
        + habit.words()
        + ", part name "
        + partName
        + ", retry "
        + retry.toSeconds()
        + " s, "
        + tries
        + " tries";
  }
}
