package org.tallystick.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.archive.TestArchive.done;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.AttributeChange;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.PartnerId;
import org.tallystick.proof.TestProofs;

class DirectoryPastTest {

  private static final PartnerId ACME = new PartnerId("acme");
  private static final Place IN = new Place(ACME, RawPath.of("/in"));
  private static final long NEWEST = Long.MAX_VALUE;

  @TempDir private Path folder;
  private TestArchive archive;
  private TestProofs proofs;
  private PastFixture past;

  @BeforeEach
  void open() throws java.io.IOException {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    proofs = new TestProofs(archive);
    past = new PastFixture(archive);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private void rename(String from, String to) {
    done(archive.directories().rename(archive.session(), RawPath.of(from), RawPath.of(to), true));
  }

  private void remove(String path) {
    done(archive.directories().remove(archive.session(), RawPath.of(path)));
  }

  private void mkdir(String path) {
    done(archive.directories().makeDirectory(archive.session(), RawPath.of(path)));
  }

  private void later(int seconds) {
    archive.ledger().clock().move(Duration.ofSeconds(seconds));
  }

  private static String said(DirectoryChange change) {
    return change.number()
        + " "
        + change.kind()
        + change.name().map(name -> " " + name.text()).orElse("")
        + change.other().map(path -> " ~ " + path.text()).orElse("")
        + (change.size().isPresent() ? " " + change.size().getAsLong() : "")
        + (change.replacedSize().isPresent() ? " was " + change.replacedSize().getAsLong() : "");
  }

  @Test
  void every_change_is_told_newest_first_with_what_became_of_the_name() {
    archive.put("/in/a", "one");
    proofs.sign();
    archive.put("/in/b", "second");
    archive.put("/in/a", "four");
    mkdir("/in/sub");
    proofs.sign();
    rename("/in/b", "/in/c");
    rename("/in/c", "/in/sub/c");
    archive
        .directories()
        .setAttributes(
            archive.session(),
            RawPath.of("/in/a"),
            new AttributeChange(OptionalLong.of(7), OptionalInt.empty()));
    rename("/in/sub/c", "/in/c");
    remove("/in/a");

    List<DirectoryChange> changes = past.changes(IN, NEWEST, 200);

    assertThat(changes)
        .extracting(DirectoryPastTest::said)
        .containsExactly(
            "10 REMOVED a 4",
            "9 MOVED_IN c ~ /in/sub/c 6",
            "8 ATTRIBUTES a",
            "7 MOVED_OUT c ~ /in/sub/c 6",
            "6 RENAMED b ~ /in/c 6",
            "5 ADDED sub",
            "4 REPLACED a 4 was 3",
            "3 ADDED b 6",
            "2 ADDED a 3",
            "1 MADE");
    assertThat(changes)
        .filteredOn(change -> change.number() > 1)
        .allMatch(change -> change.account().isPresent() && change.session().isPresent());
  }

  @Test
  void a_directory_that_was_renamed_away_is_gone_here_and_made_there() {
    mkdir("/in/old");
    archive.put("/in/old/x", "x");
    rename("/in/old", "/in/new");
    proofs.sign();

    List<DirectoryChange> here = past.changes(new Place(ACME, RawPath.of("/in/old")), NEWEST, 200);
    List<DirectoryChange> there = past.changes(new Place(ACME, RawPath.of("/in/new")), NEWEST, 200);

    assertThat(here)
        .extracting(DirectoryPastTest::said)
        .containsExactly(
            "4 MOVED_OUT x ~ /in/new/x 1", "3 GONE ~ /in/new", "2 ADDED x 1", "1 MADE");
    assertThat(there)
        .extracting(DirectoryPastTest::said)
        .containsExactly("2 MOVED_IN x ~ /in/old/x 1", "1 MADE ~ /in/old");
  }

  @Test
  void an_instant_shows_what_was_there_then_and_where_that_is_among_the_changes() {
    Instant begun = archive.ledger().clock().instant();
    later(60);
    archive.put("/in/a", "one");
    Instant one = archive.ledger().clock().instant();
    later(60);
    proofs.sign();
    archive.put("/in/b", "two");
    remove("/in/a");
    later(60);
    proofs.sign();

    DirectoryState before = past.state(IN, new Moment.At(begun.minusMillis(1)));
    DirectoryState atBegin = past.state(IN, new Moment.At(begun));
    DirectoryState justBefore = past.state(IN, new Moment.At(one.minusMillis(1)));
    DirectoryState then = past.state(IN, new Moment.At(one));
    DirectoryState between = past.state(IN, new Moment.At(one.plusSeconds(59)));
    DirectoryState now = past.state(IN, Moment.NOW);
    DirectoryState later = past.state(IN, new Moment.At(one.plus(Duration.ofDays(9))));

    assertThat(before.isBeforeTheLog()).isTrue();
    assertThat(before.begun()).contains(begun);
    assertThat(atBegin).returns(true, DirectoryState::exists).returns(0L, DirectoryState::entries);
    assertThat(justBefore).returns(1L, DirectoryState::change);
    assertThat(then).returns(2L, DirectoryState::change).returns(1L, DirectoryState::entries);
    assertThat(between).returns(2L, DirectoryState::change).returns(4L, DirectoryState::changes);
    assertThat(now).returns(4L, DirectoryState::change).returns(1L, DirectoryState::entries);
    assertThat(later.at()).isEqualTo(archive.ledger().clock().instant());
    assertThat(past.names(IN, between.size())).containsExactly("a");
    assertThat(past.names(IN, now.size())).containsExactly("b");
  }

  @Test
  void a_number_of_leaves_tells_changes_of_one_instant_apart() {
    archive.put("/in/a", "one");
    archive.put("/in/b", "two");
    List<DirectoryChange> changes = past.changes(IN, NEWEST, 2);

    DirectoryState state = past.state(IN, new Moment.Leaves(changes.getLast().sizeAfter()));

    assertThat(past.names(IN, state.size())).containsExactly("a");
    assertThat(state.change()).isEqualTo(changes.getLast().number());
  }

  @Test
  void a_directory_that_never_was_and_a_partner_there_is_not_have_no_past() {
    Place never = new Place(ACME, RawPath.of("/in/never"));
    Place nobody = new Place(new PartnerId("nobody"), RawPath.of("/in"));

    assertThat(past.state(never, Moment.NOW))
        .returns(false, DirectoryState::exists)
        .returns(0L, DirectoryState::changes);
    assertThat(past.state(nobody, Moment.NOW))
        .returns(true, DirectoryState::isBeforeTheLog)
        .returns(java.util.Optional.empty(), DirectoryState::begun);
    assertThat(past.changes(never, NEWEST, 10)).isEmpty();
    assertThat(past.listings(nobody, NEWEST, 10)).isEmpty();
    assertThat(past.change(never, 1)).isEmpty();
  }

  @Test
  void a_listing_tells_who_saw_how_many_names_after_which_change() {
    archive.list("/in");
    archive.put("/in/a", "one");
    archive.put("/in/b", "two");
    archive.list("/in");
    proofs.sign();
    remove("/in/a");
    archive.list("/in");
    archive.list("/in");
    archive.list("/");

    List<ShownListing> shown = past.listings(IN, NEWEST, 10);

    assertThat(shown).extracting(ShownListing::number).containsExactly(4L, 3L, 2L, 1L);
    assertThat(shown).extracting(ShownListing::entries).containsExactly(1L, 1L, 2L, 0L);
    assertThat(shown).extracting(ShownListing::change).containsExactly(4L, 4L, 3L, 1L);
    assertThat(shown)
        .allMatch(one -> one.account().equals(java.util.Optional.of("acme")))
        .allMatch(one -> one.peer().equals(java.util.Optional.of("127.0.0.1:40000")))
        .allMatch(one -> one.session().isPresent());
    assertThat(past.listings(IN, 2, 1)).extracting(ShownListing::number).containsExactly(2L);
  }

  @Test
  void a_listing_is_what_the_next_head_proves_unless_the_tree_was_tampered_with()
      throws SQLException {
    archive.put("/in/a", "one");
    archive.list("/in");
    proofs.sign();
    archive.list("/in");
    archive.put("/in/b", "two");
    proofs.sign();
    archive.list("/in");
    List<ShownListing> shown = past.listings(IN, NEWEST, 10);
    long newest = shown.get(0).event().index();
    long overtaken = shown.get(1).event().index();
    long proven = shown.get(2).event().index();

    assertThat(past.check(IN, proven)).isInstanceOf(ListingVerdict.Same.class);
    assertThat(past.check(IN, overtaken)).isInstanceOf(ListingVerdict.NoHead.class);
    assertThat(past.check(IN, newest)).isInstanceOf(ListingVerdict.NoHead.class);
    assertThat(past.verdict(IN, proven - 1)).isEmpty();
    assertThat(past.verdict(new Place(ACME, RawPath.ROOT), proven)).isEmpty();

    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update directory_entry set size = 99 where name = stringtoutf8('a')");
    }
    assertThat(past.check(IN, proven)).isInstanceOf(ListingVerdict.Different.class);
  }

  @Test
  void the_difference_of_two_instants_names_what_came_went_and_became_another() {
    List.of("gone", "same", "other", "touched", "back")
        .forEach(name -> archive.put("/in/" + name, name));
    long from = past.state(IN, Moment.NOW).size();
    remove("/in/gone");
    archive.put("/in/other", "now longer");
    archive.put("/in/passing", "x");
    remove("/in/passing");
    rename("/in/back", "/in/away");
    rename("/in/away", "/in/back");
    archive
        .directories()
        .setAttributes(
            archive.session(),
            RawPath.of("/in/touched"),
            new AttributeChange(OptionalLong.of(7), OptionalInt.empty()));
    archive.put("/in/came", "new");
    long to = past.state(IN, Moment.NOW).size();

    List<EntryDifference> differences = past.difference(IN, from, to, null, 200);

    assertThat(differences)
        .extracting(one -> one.getClass().getSimpleName() + " " + one.name().text())
        .containsExactly(
            "Changed back", "Added came", "Removed gone", "Changed other", "Changed touched");
    assertThat(differences)
        .filteredOn(
            one -> one instanceof EntryDifference.Changed changed && changed.isOtherContent())
        .extracting(one -> one.name().text())
        .containsExactly("other");
    assertThat(past.differences(IN, from, to)).isEqualTo(new EntryDifference.Count(1, 1, 3));
    assertThat(past.differences(IN, to, to).isNone()).isTrue();
    assertThatThrownBy(() -> past.differences(IN, to, from))
        .hasStackTraceContaining("expected the earlier one first");
  }

  @Test
  void pages_put_together_are_the_whole() {
    for (int i = 0; i < 23; i++) {
      archive.put("/in/f" + i % 9, "content " + i);
      if (i % 5 == 4) {
        proofs.sign();
      }
      archive.list("/in");
    }
    long half = past.change(IN, 12).orElseThrow().sizeAfter();
    long now = past.state(IN, Moment.NOW).size();

    List<DirectoryChange> changes = new ArrayList<>();
    for (long from = NEWEST; changes.isEmpty() || changes.getLast().number() > 1; ) {
      long next = from;
      changes.addAll(past.changes(IN, next, 4));
      from = changes.getLast().number() - 1;
    }
    List<EntryDifference> differences = new ArrayList<>();
    List<EntryDifference> page;
    do {
      var after = differences.isEmpty() ? null : differences.getLast().name();
      page = past.difference(IN, half, now, after, 2);
      differences.addAll(page);
    } while (!page.isEmpty());

    assertThat(changes).isEqualTo(past.changes(IN, NEWEST, 200));
    assertThat(changes).hasSize(24).extracting(DirectoryChange::number).contains(1L, 24L);
    assertThat(differences).isEqualTo(past.difference(IN, half, now, null, 200));
    assertThat(past.listings(IN, NEWEST, 200))
        .extracting(ShownListing::number)
        .hasSize(23)
        .startsWith(23L)
        .endsWith(1L);
    assertThatThrownBy(() -> past.changes(IN, NEWEST, 201)).hasStackTraceContaining("limit 201");
  }

  @Test
  void entries_have_the_document_they_showed_then() {
    long one = archive.put("/in/a", "one").position().index();
    archive.put("/in/a", "two");

    List<DirectoryEntry> then = past.contents(IN, one + 1, null, 10);

    assertThat(then).hasSize(1);
    assertThat(then.getFirst().document().orElseThrow().index()).isEqualTo(one);
    assertThat(TestLedger.ACME).isEqualTo(then.getFirst().log());
  }
}
