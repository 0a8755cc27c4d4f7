package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.ledger.TestLedger;
import org.tallystick.quota.Allowances;
import org.tallystick.quota.Room;

class QuotaTest {

  private static final WriteMode FRESH = new WriteMode(true, true, false);

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

  private void allow(String columns, String values) {
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into account_allowance (account_id, "
              + columns
              + ") values ('acme', "
              + values
              + ")");
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private Room room() {
    Allowances allowances = archive.make(Allowances.class);
    return archive.database().read(() -> allowances.room(archive.session()));
  }

  private static Reason refused(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal().reason();
  }

  private long refusalsLogged() {
    return archive.ledger().types(TestLedger.ACME).stream()
        .filter("operation.refused"::equals)
        .count();
  }

  @Test
  void without_an_allowance_there_is_as_much_room_as_there_is() {
    archive.put("/in/a", "12345");

    assertThat(room().freeBytes()).isEmpty();
    assertThat(room().freeFiles()).isEmpty();
  }

  @Test
  void what_is_archived_counts_and_stays_when_its_name_goes() {
    allow("total_bytes", "100");

    archive.put("/in/a", "12345");
    archive.put("/in/a", "1234567");

    assertThat(room().totalBytes()).hasValue(100);
    assertThat(room().freeBytes()).hasValue(88);
  }

  @Test
  void a_file_more_than_a_day_may_have_is_refused_and_on_record_and_taken_the_next_day() {
    allow("day_files", "1");
    archive.put("/in/a", "1");

    Outcome<StagedUpload> second = archive.open(archive.session(), "/in/b", FRESH);

    assertThat(refused(second)).isEqualTo(Reason.OVER_QUOTA);
    assertThat(refusalsLogged()).isEqualTo(1);
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/b", "2");
  }

  @Test
  void bytes_beyond_the_allowance_are_refused_as_they_come() throws Exception {
    allow("total_bytes", "10");
    StagedUpload upload = done(archive.open(archive.session(), "/in/a", FRESH));

    assertThat(refused(upload.write(ByteBuffer.allocate(11), 0))).isEqualTo(Reason.TOO_LARGE);
    assertThat(refused(archive.uploads().close(upload))).isEqualTo(Reason.NO_SPACE);

    assertThat(archive.list("/in")).isEmpty();
    assertThat(refusalsLogged()).isEqualTo(1);
  }

  @Test
  void two_uploads_that_each_fit_alone_do_not_both_get_in() throws Exception {
    allow("total_bytes", "10");
    StagedUpload one = done(archive.open(archive.session(), "/in/a", FRESH));
    StagedUpload two = done(archive.open(archive.session(), "/in/b", FRESH));
    one.write(ByteBuffer.allocate(8), 0);
    two.write(ByteBuffer.allocate(8), 0);

    done(archive.uploads().close(one));

    assertThat(refused(archive.uploads().close(two))).isEqualTo(Reason.OVER_QUOTA);
    assertThat(archive.list("/in")).containsExactly("a");
    assertThat(refusalsLogged()).isEqualTo(1);
  }
}
