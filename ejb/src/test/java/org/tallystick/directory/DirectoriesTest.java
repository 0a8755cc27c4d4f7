package org.tallystick.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.TestLedger;

class DirectoriesTest {

  @TempDir private Path data;
  private TestArchive archive;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Outcome<DirectoryEntry> rename(String from, String to, boolean replace) {
    return archive
        .directories()
        .rename(archive.session(), RawPath.of(from), RawPath.of(to), replace);
  }

  private Outcome<DirectoryEntry> mkdir(String path) {
    return archive.directories().makeDirectory(archive.session(), RawPath.of(path));
  }

  private static Reason refused(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal().reason();
  }

  @Test
  void the_root_lists_what_was_agreed() {
    assertThat(archive.list("/")).containsExactly("in", "out");
  }

  @Test
  void names_are_listed_in_the_order_of_their_bytes() {
    List.of("b", "a", "ä", "Z", "a b", "10", "9").forEach(name -> archive.put("/in/" + name, name));

    assertThat(archive.list("/in")).containsExactly("10", "9", "Z", "a", "a b", "b", "ä");
  }

  @Test
  void a_listing_shows_what_was_there_when_it_was_granted_whatever_happens_meanwhile() {
    List.of("a", "b", "c", "d", "e").forEach(name -> archive.put("/in/" + name, name));
    Listing granted = done(archive.directories().list(archive.session(), RawPath.of("/in")));

    archive.put("/in/aa", "new");
    done(archive.directories().remove(archive.session(), RawPath.of("/in/c")));
    done(rename("/in/d", "/in/z", false));
    archive.put("/in/e", "a new version");

    assertThat(archive.names(granted)).containsExactly("a", "b", "c", "d", "e");
    assertThat(archive.list("/in")).containsExactly("a", "aa", "b", "e", "z");
  }

  @Test
  void an_existing_name_is_replaced_only_when_that_is_asked() throws IOException {
    archive.put("/in/a", "one");
    archive.put("/in/b", "two");

    assertThat(refused(rename("/in/a", "/in/b", false))).isEqualTo(Reason.ALREADY_EXISTS);
    done(rename("/in/a", "/in/b", true));

    assertThat(archive.list("/in")).containsExactly("b");
    assertThat(archive.get("/in/b")).asString().isEqualTo("one");
  }

  @Test
  void a_directory_moves_with_everything_below_it_one_event_a_name() throws IOException {
    done(mkdir("/in/d"));
    done(mkdir("/in/d/e"));
    archive.put("/in/d/x", "x");
    archive.put("/in/d/e/y", "y");

    done(rename("/in/d", "/in/moved", false));

    assertThat(archive.list("/in")).containsExactly("moved");
    assertThat(archive.list("/in/moved")).containsExactly("e", "x");
    assertThat(archive.get("/in/moved/e/y")).asString().isEqualTo("y");
    assertThat(archive.ledger().types(TestLedger.ACME))
        .filteredOn("file.renamed"::equals)
        .hasSize(4);
    assertThat(refused(archive.directories().list(archive.session(), RawPath.of("/in/d"))))
        .isEqualTo(Reason.NO_SUCH_PATH);
  }

  @Test
  void a_directory_moves_neither_into_itself_nor_over_something_nor_across_directions() {
    done(mkdir("/in/d"));
    done(mkdir("/in/other"));
    archive.put("/in/file", "x");

    assertThat(refused(rename("/in/d", "/in/d/e", false))).isEqualTo(Reason.NOT_SUPPORTED);
    assertThat(refused(rename("/in/d", "/in/other", true))).isEqualTo(Reason.IS_A_DIRECTORY);
    assertThat(refused(rename("/in/file", "/out/file", false))).isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(rename("/in/none", "/in/x", false))).isEqualTo(Reason.NO_SUCH_PATH);
  }

  @Test
  void nobody_but_the_archive_changes_what_is_below_the_exchange_folder() {
    archive.put("/in/file", "x");

    assertThat(refused(mkdir("/.exchange"))).isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(mkdir("/.exchange/mine"))).isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(rename("/in/file", "/.exchange/file", true))).isEqualTo(Reason.NOT_AGREED);
    assertThat(archive.ledger().types(TestLedger.ACME))
        .filteredOn("operation.refused"::equals)
        .hasSize(3);
  }

  @Test
  void only_empty_directories_are_removed_and_only_files_by_remove() {
    done(mkdir("/in/d"));
    archive.put("/in/d/x", "x");

    assertThat(
            refused(archive.directories().removeDirectory(archive.session(), RawPath.of("/in/d"))))
        .isEqualTo(Reason.NOT_EMPTY);
    assertThat(refused(archive.directories().remove(archive.session(), RawPath.of("/in/d"))))
        .isEqualTo(Reason.IS_A_DIRECTORY);
    assertThat(
            refused(
                archive.directories().removeDirectory(archive.session(), RawPath.of("/in/d/x"))))
        .isEqualTo(Reason.NOT_A_DIRECTORY);

    done(archive.directories().remove(archive.session(), RawPath.of("/in/d/x")));
    done(archive.directories().removeDirectory(archive.session(), RawPath.of("/in/d")));
    assertThat(archive.list("/in")).isEmpty();
  }

  @Test
  void the_directories_agreed_and_the_root_cannot_be_changed() {
    assertThat(refused(archive.directories().removeDirectory(archive.session(), RawPath.of("/in"))))
        .isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(rename("/in", "/in2", false))).isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(mkdir("/new"))).isEqualTo(Reason.NOT_AGREED);
  }

  @Test
  void attributes_are_kept_for_listings_and_setting_them_again_is_no_event() {
    archive.put("/in/a", "a");
    AttributeChange change =
        new AttributeChange(OptionalLong.of(1_000_000_000), OptionalInt.of(0600));

    DirectoryEntry changed =
        done(archive.directories().setAttributes(archive.session(), RawPath.of("/in/a"), change));
    done(archive.directories().setAttributes(archive.session(), RawPath.of("/in/a"), change));

    assertThat(changed.attributes()).isEqualTo(new FileAttributes(1_000_000_000, 0600));
    assertThat(archive.ledger().types(TestLedger.ACME))
        .filteredOn("attributes.set"::equals)
        .hasSize(1);
  }

  /// The tree at every past size is what a plain map was at that time.
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42})
  void any_history_can_be_listed_as_it_was(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<String, String> model = new TreeMap<>();
    List<Listing> listings = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();

    for (int i = 0; i < 40; i++) {
      String name = "n" + random.nextInt(8);
      String other = "n" + random.nextInt(8);
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          archive.put("/in/" + name, "v" + i);
          model.put(name, "v" + i);
        }
        case 2 -> {
          archive.directories().remove(archive.session(), RawPath.of("/in/" + name));
          model.remove(name);
        }
        default -> {
          archive
              .directories()
              .rename(
                  archive.session(), RawPath.of("/in/" + name), RawPath.of("/in/" + other), true);
          if (model.containsKey(name) && !name.equals(other)) {
            model.put(other, model.remove(name));
          }
        }
      }
      listings.add(done(archive.directories().list(archive.session(), RawPath.of("/in"))));
      expected.add(List.copyOf(model.keySet()));
    }

    for (int i = 0; i < listings.size(); i++) {
      assertThat(archive.names(listings.get(i))).as("listing " + i).isEqualTo(expected.get(i));
    }
  }
}
