package org.tallystick.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.partner.Partners;

class SendFolderTest {

  private static final String SETTING = "TALLYSTICK_SEND_FOLDER";

  @TempDir private Path data;
  @TempDir private Path elsewhere;
  private SendingFixture fixture;
  private SendFolder sender;
  private Path folder;

  @BeforeEach
  void open() {
    System.setProperty(SETTING, "on");
    fixture = new SendingFixture(data);
    fixture.archive().make(Partners.class);
    sender = fixture.archive().make(SendFolder.class);
    folder = data.resolve("send/acme.invoices");
    sender.look();
  }

  @AfterEach
  void close() {
    System.clearProperty(SETTING);
    fixture.close();
  }

  private Path moveIn(String name, String content) throws IOException {
    Path file = Files.writeString(elsewhere.resolve(name), content);
    return Files.move(file, folder.resolve(name));
  }

  private void looks() {
    sender.look();
    sender.look();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private long placings() {
    return fixture.archive().ledger().types(ACME).stream().filter("file.placed"::equals).count();
  }

  @Test
  void a_file_that_is_moved_in_is_sent_and_moved_to_sent() throws Exception {
    moveIn("a.xml", "one");

    looks();

    assertThat(new String(fixture.archive().get("/out/a.xml"), StandardCharsets.UTF_8))
        .isEqualTo("one");
    assertThat(names(folder)).containsExactly("refused", "sent");
    assertThat(folder.resolve("sent/a.xml")).hasContent("one");
  }

  @Test
  void a_file_that_is_still_being_written_or_has_a_part_name_waits() throws Exception {
    Path growing = Files.writeString(folder.resolve("growing.xml"), "on");
    Files.writeString(folder.resolve(".hidden.xml"), "h");
    Files.writeString(folder.resolve("order.xml.part"), "p");
    sender.look();
    Files.writeString(growing, "one");

    sender.look();
    assertThat(placings()).isZero();
    sender.look();

    assertThat(fixture.archive().list("/out")).containsExactly("growing.xml");
    assertThat(names(folder)).containsExactly(".hidden.xml", "order.xml.part", "refused", "sent");
  }

  @Test
  void a_server_that_died_before_the_move_does_not_send_twice() throws Exception {
    Path file = moveIn("a.xml", "one");
    sender.look();
    // As the killed server did, but for the move.
    SendRequest request =
        new SendRequest(
            SendingFixture.INVOICES,
            OutgoingFolder.name(file),
            SendRequest.Way.FOLDER,
            Optional.empty(),
            OutgoingFolder.key(file),
            false);
    fixture.send(request, "one");

    sender = fixture.archive().make(SendFolder.class);
    looks();

    assertThat(placings()).isEqualTo(1);
    assertThat(names(folder.resolve("sent"))).containsExactly("a.xml");
  }

  @Test
  void what_is_refused_is_kept_with_the_reason_and_never_replaced() throws Exception {
    moveIn("a.xml", "one");
    looks();
    moveIn("b.xml", "one");
    looks();
    moveIn("b.xml", "one");
    looks();

    assertThat(placings()).isEqualTo(1);
    assertThat(names(folder.resolve("refused")))
        .containsExactly("b.xml", "b.xml-1", "b.xml-1.txt", "b.xml.txt");
    assertThat(folder.resolve("refused/b.xml.txt"))
        .content()
        .startsWith(
            "b.xml: the same 3 bytes were sent by interface acme.invoices before, as a.xml");
  }

  @Test
  void what_was_sent_and_is_moved_in_again_is_noticed_as_a_duplicate() throws Exception {
    moveIn("a.xml", "one");
    looks();
    Files.move(folder.resolve("sent/a.xml"), folder.resolve("a.xml"));

    looks();

    assertThat(names(folder.resolve("refused"))).containsExactly("a.xml", "a.xml.txt");
  }

  @Test
  void without_the_setting_nothing_is_looked_at() throws Exception {
    System.clearProperty(SETTING);
    moveIn("a.xml", "one");

    looks();

    assertThat(names(folder)).contains("a.xml");
  }
}
