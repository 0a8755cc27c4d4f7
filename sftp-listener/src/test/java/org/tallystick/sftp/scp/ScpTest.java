package org.tallystick.sftp.scp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.server.PartnerGate;
import org.tallystick.sftp.session.InnerClient;
import org.tallystick.sftp.session.RunningTransfers;
import org.tallystick.sftp.session.SftpSession;

/// The protocol around the use cases: here the archive is down, so that every use case fails.
class ScpTest {

  private static final Logger LOG = Logger.getLogger(SftpSession.class.getName());
  private static final ScpOptions TAKE = new ScpOptions(true, true, true, false);
  private static final ScpOptions GIVE = new ScpOptions(false, true, true, false);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF);
  }

  private static final class ClosedGate extends PartnerGate {
    @Override
    public <R> R enter(Visit<R> visit) {
      throw new LedgerFault("jdbc:h2:/secret/place", new IllegalStateException("password=hunter2"));
    }
  }

  private record Sessions() implements InnerClient.Sessions {
    @Override
    public SftpSession answeringTo(OutputStream answers) {
      PartnerSession acme =
          new PartnerSession(
              SessionId.random(), new AccountId("acme"), new PartnerId("acme"), "192.0.2.1:50000");
      return new SftpSession(
          acme, new ClosedGate(), Clock.systemUTC(), Path.of("."), new RunningTransfers(), answers);
    }

    @Override
    public void over(SftpSession session) {}
  }

  private int run(ScpOptions options, String sent) throws IOException {
    try (InnerClient sftp = new InnerClient(new Sessions())) {
      return Scp.run(
          sftp,
          options,
          List.of("in/a".getBytes(StandardCharsets.UTF_8)),
          new ByteArrayInputStream(sent.getBytes(StandardCharsets.ISO_8859_1)),
          out);
    }
  }

  @Test
  void a_file_the_archive_does_not_take_is_told_and_the_next_one_is_tried() throws IOException {
    int status = run(TAKE, "T1577934245 0 1577934245 0\nC0644 5 a\nC0644 5 b\n");

    assertThat(status).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.ISO_8859_1))
        .startsWith("\0\0\1scp: ")
        .doesNotContain("secret", "hunter2")
        .contains("\n\1scp: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C0644 5 ../a\n", "C0644 5 ..\n", "C0644 -5 a\n", "C0644 5 \n", "C0644\n", "Cx 5 a\n",
        "C0644 99999999999999999999 a\n", "D0755 0 a/b\n", "E\n", "Tx\n", "hello\n", "\u0002bye\n"
      })
  void what_is_no_scp_ends_it(String line) {
    assertThatThrownBy(() -> run(TAKE, line))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(EOFException.class);
  }

  @Test
  void a_line_without_end_is_not_read_for_ever() {
    assertThatThrownBy(() -> run(TAKE, "C" + "x".repeat(100_000)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("8192");
  }

  @Test
  void a_client_that_goes_away_within_a_line_is_gone() {
    assertThatThrownBy(() -> run(TAKE, "C0644 5")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> run(GIVE, "")).isInstanceOf(EOFException.class);
  }

  @Test
  void a_file_that_cannot_be_given_is_told() throws IOException {
    assertThat(run(GIVE, "\0")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.ISO_8859_1)).startsWith("\1scp: ");
  }
}
