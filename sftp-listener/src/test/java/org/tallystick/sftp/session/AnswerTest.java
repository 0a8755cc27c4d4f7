package org.tallystick.sftp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.directory.Refusal;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.platform.StorageFaults;
import org.tallystick.sftp.packet.StatusCode;

class AnswerTest {

  private static final int HIGHEST_IN_VERSION_3 = 8;

  @ParameterizedTest
  @EnumSource(Refusal.Reason.class)
  void every_refusal_has_a_code_that_version_3_knows(Refusal.Reason reason) {
    StatusCode code = Answer.codeOf(reason);

    assertThat(code).isNotIn(StatusCode.OK, StatusCode.EOF);
    assertThat(code.number()).isBetween(2, HIGHEST_IN_VERSION_3);
  }

  @Test
  void the_codes_clients_act_on_are_told_apart() {
    assertThat(Answer.codeOf(Refusal.Reason.NO_SUCH_PATH)).isEqualTo(StatusCode.NO_SUCH_FILE);
    assertThat(Answer.codeOf(Refusal.Reason.NOT_AGREED)).isEqualTo(StatusCode.PERMISSION_DENIED);
    assertThat(Answer.codeOf(Refusal.Reason.ALREADY_EXISTS)).isEqualTo(StatusCode.FAILURE);
  }

  @Test
  void a_full_disk_is_known_by_its_message() {
    assertThat(
            StorageFaults.isDiskFull(new IOException("/data/staging/x: No space left on device")))
        .isTrue();
    assertThat(StorageFaults.isDiskFull(new IOException("Disk quota exceeded"))).isTrue();
    assertThat(StorageFaults.isDiskFull(new IOException("Broken pipe"))).isFalse();
    assertThat(StorageFaults.isDiskFull(new IOException())).isFalse();
  }

  @Test
  void a_full_disk_is_known_wherever_in_the_causes_it_stands() {
    SQLException h2 =
        new SQLException(
            "IO Exception: \"/data/db.mv.db\"",
            "90031",
            new IOException("No space left on device"));
    SQLException postgresql = new SQLException("could not extend file", "53100");
    SQLException down = new SQLException("Connection refused", "08001");

    assertThat(
            StorageFaults.isDiskFull(new LedgerFault("not durable", new IllegalStateException(h2))))
        .isTrue();
    assertThat(
            StorageFaults.isDiskFull(
                new LedgerFault("not durable", new IllegalStateException(postgresql))))
        .isTrue();
    assertThat(
            StorageFaults.isDiskFull(
                new LedgerFault("not durable", new IllegalStateException("disk full", down))))
        .isFalse();
  }

  @Test
  void causes_that_go_in_a_circle_come_to_an_end() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.initCause(two);

    assertThat(StorageFaults.isDiskFull(two)).isFalse();
  }
}
