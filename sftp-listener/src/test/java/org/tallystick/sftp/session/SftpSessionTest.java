package org.tallystick.sftp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.packet.MalformedPacketException;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;
import org.tallystick.sftp.server.PartnerGate;

/// The protocol around the use cases: here the archive is down, so every use case fails.
class SftpSessionTest {

  private static final int LENGTH_BYTES = 4;

  /// Each fault is logged; thousands of them are the point here.
  private static final Logger LOG = Logger.getLogger(SftpSession.class.getName());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final RunningTransfers transfers = new RunningTransfers();
  private final SftpSession session = session();

  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF);
  }

  private SftpSession session() {
    PartnerSession acme =
        new PartnerSession(
            SessionId.random(), new AccountId("acme"), new PartnerId("acme"), "192.0.2.1:50000");
    return new SftpSession(acme, new ClosedGate(), Clock.systemUTC(), Path.of("."), transfers, out);
  }

  private static final class ClosedGate extends PartnerGate {
    @Override
    public <R> R enter(Visit<R> visit) {
      throw new LedgerFault("jdbc:h2:/secret/place", new IllegalStateException("password=hunter2"));
    }
  }

  private static PacketWriter init(int version) {
    return new PacketWriter(PacketType.INIT).uint32(version);
  }

  private PacketReader ask(PacketWriter request) throws IOException {
    out.reset();
    byte[] packet = request.bytes();
    session.answer(Arrays.copyOfRange(packet, LENGTH_BYTES, packet.length));
    byte[] reply = out.toByteArray();
    return new PacketReader(Arrays.copyOfRange(reply, LENGTH_BYTES, reply.length));
  }

  private void assertStatus(PacketWriter request, long id, StatusCode expected) throws IOException {
    PacketReader reply = ask(request);
    assertThat(reply.uint8()).isEqualTo(PacketType.STATUS);
    assertThat(reply.uint32()).isEqualTo(id);
    assertThat(reply.uint32()).isEqualTo(expected.number());
    assertThat(new String(reply.string(), StandardCharsets.UTF_8))
        .isNotBlank()
        .doesNotContain("secret", "hunter2", "jdbc", "Exception");
    assertThat(reply.word()).isEqualTo("en");
    assertThat(reply.hasMore()).isFalse();
  }

  @Test
  void version_3_is_spoken_whatever_the_client_asks_for() throws IOException {
    PacketReader version = ask(init(6));

    assertThat(version.uint8()).isEqualTo(PacketType.VERSION);
    assertThat(version.uint32()).isEqualTo(3);
    Set<String> names = new HashSet<>();
    while (version.hasMore()) {
      names.add(version.word());
      version.string();
    }
    assertThat(names)
        .contains(
            "posix-rename@openssh.com",
            "fsync@openssh.com",
            "limits@openssh.com",
            "statvfs@openssh.com",
            "lsetstat@openssh.com",
            "copy-data",
            "check-file")
        .doesNotContain("hardlink@openssh.com");
  }

  @Test
  void a_request_before_the_version_ends_the_session() {
    PacketWriter early = new PacketWriter(PacketType.STAT).uint32(1).string("/");

    assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> ask(early));
  }

  @Test
  void a_fault_is_told_without_anything_internal() throws IOException {
    ask(init(3));

    assertStatus(
        new PacketWriter(PacketType.OPENDIR).uint32(9).string("/in"), 9, StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.OPEN).uint32(10).string("/in/a").uint32(1).uint32(0),
        10,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.REMOVE).uint32(11).string("/in/a"), 11, StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.RENAME).uint32(12).string("/in/a").string("/in/b"),
        12,
        StatusCode.FAILURE);
    assertThat(transfers.count()).isZero();
  }

  @Test
  void links_and_unknown_requests_are_unsupported_and_the_session_goes_on() throws IOException {
    ask(init(3));

    assertStatus(
        new PacketWriter(PacketType.READLINK).uint32(1).string("/in"),
        1,
        StatusCode.OP_UNSUPPORTED);
    assertStatus(
        new PacketWriter(PacketType.SYMLINK).uint32(2).string("/a").string("/b"),
        2,
        StatusCode.OP_UNSUPPORTED);
    assertStatus(
        new PacketWriter(PacketType.EXTENDED)
            .uint32(3)
            .string("hardlink@openssh.com")
            .string("a")
            .string("b"),
        3,
        StatusCode.OP_UNSUPPORTED);
    assertStatus(
        new PacketWriter(PacketType.EXTENDED).uint32(4).string("vendor-id"),
        4,
        StatusCode.OP_UNSUPPORTED);
    assertStatus(new PacketWriter(99).uint32(5), 5, StatusCode.OP_UNSUPPORTED);
    assertThat(ask(new PacketWriter(PacketType.REALPATH).uint32(6).string("")).uint8())
        .isEqualTo(PacketType.NAME);
  }

  @Test
  void a_handle_that_was_never_given_is_refused() throws IOException {
    ask(init(3));

    assertStatus(
        new PacketWriter(PacketType.CLOSE).uint32(1).string(new byte[] {0, 0, 0, 0}),
        1,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.READ).uint32(2).string("").uint64(0).uint32(100),
        2,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.WRITE).uint32(3).string("x".repeat(300)).uint64(0).string("d"),
        3,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.READDIR).uint32(4).string(new byte[] {0, 0, 0, 1}),
        4,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.FSTAT).uint32(5).string(new byte[4]), 5, StatusCode.FAILURE);
  }

  @Test
  void the_real_path_of_what_does_not_exist_is_answered() throws IOException {
    ask(init(3));

    PacketReader reply =
        ask(new PacketWriter(PacketType.REALPATH).uint32(1).string("in/./new/../other"));

    reply.uint8();
    reply.uint32();
    assertThat(reply.uint32()).isEqualTo(1);
    assertThat(reply.word()).isEqualTo("/in/other");
  }

  @Test
  void a_path_no_entry_can_have_is_refused_and_the_session_goes_on() throws IOException {
    ask(init(3));

    assertStatus(
        new PacketWriter(PacketType.STAT).uint32(1).string("x".repeat(256)), 1, StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.MKDIR).uint32(2).string(new byte[] {'a', 0}).uint32(0),
        2,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.READLINK).uint32(3).string("/"), 3, StatusCode.OP_UNSUPPORTED);
  }

  @Test
  void an_offset_no_file_can_have_fails_its_own_request_only() throws IOException {
    ask(init(3));

    assertStatus(
        new PacketWriter(PacketType.READ).uint32(1).string(new byte[4]).uint64(-1).uint32(100),
        1,
        StatusCode.FAILURE);
    assertStatus(
        new PacketWriter(PacketType.WRITE)
            .uint32(2)
            .string(new byte[4])
            .uint64(1L << 63)
            .string("d"),
        2,
        StatusCode.FAILURE);
    assertThat(ask(new PacketWriter(PacketType.REALPATH).uint32(3).string("")).uint8())
        .isEqualTo(PacketType.NAME);
  }

  @Test
  void the_version_is_the_same_bytes_each_time() throws IOException {
    ask(init(3));
    byte[] first = out.toByteArray();
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    PartnerSession later =
        new PartnerSession(
            SessionId.random(), new AccountId("b"), new PartnerId("b"), "192.0.2.2:50000");

    new SftpSession(later, new ClosedGate(), Clock.systemUTC(), Path.of("."), transfers, other)
        .answer(new byte[] {PacketType.INIT, 0, 0, 0, 3});

    assertThat(other.toByteArray()).isEqualTo(first);
    assertThat(new String(first, StandardCharsets.ISO_8859_1))
        .containsSubsequence("posix-rename", "statvfs", "limits", "home-directory");
  }

  @Test
  void names_are_given_for_the_only_owner_there_is() throws IOException {
    ask(init(3));
    byte[] ids = {0, 0, 0, 0, 0, 0, 3, (byte) 0xe8};

    PacketReader reply =
        ask(
            new PacketWriter(PacketType.EXTENDED)
                .uint32(1)
                .string("users-groups-by-id@openssh.com")
                .string(ids)
                .string(new byte[0]));

    assertThat(reply.uint8()).isEqualTo(PacketType.EXTENDED_REPLY);
    reply.uint32();
    PacketReader users = new PacketReader(reply.string());
    assertThat(users.word()).isEqualTo("acme");
    assertThat(users.word()).isEmpty();
    assertThat(reply.string()).isEmpty();
  }

  @Test
  void rubbish_ends_the_session_or_is_answered_but_never_anything_else() throws IOException {
    Random random = new Random(3);
    ask(init(3));

    for (int i = 0; i < 20_000; i++) {
      byte[] rubbish = new byte[1 + random.nextInt(80)];
      random.nextBytes(rubbish);
      rubbish[0] = (byte) (random.nextInt(4) == 0 ? PacketType.EXTENDED : 1 + random.nextInt(24));
      out.reset();
      try {
        session.answer(rubbish);
        assertThat(out.size()).isGreaterThan(LENGTH_BYTES);
      } catch (MalformedPacketException expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
  }
}
