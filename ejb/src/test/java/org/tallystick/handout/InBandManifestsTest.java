package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.session.SshKey;
import org.tallystick.evidence.session.SshSignature;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.Configured;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// Daily lists below `/.exchange/manifests`, ours and the partner's.
class InBandManifestsTest extends InBandFixture {

  @Test
  void aManifestIsThereOnceItsDayIsOverAndNeverChanges() {
    archive.put("/in/a.txt", "one");
    proofs.sign();
    assertThat(exchange.names(acme, "/.exchange/manifests")).isEmpty();

    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/later.txt", "two");

    assertThat(exchange.names(acme, "/.exchange/manifests")).containsExactly(DAY + ".csv");
    String manifest = exchange.get(acme, "/.exchange/manifests/" + DAY + ".csv");
    assertThat(manifest)
        .isEqualTo(
            "direction,time,interface,path,name,size,sha256,index\r\n"
                + "inbound,2026-11-20T08:00:00Z,acme.orders,/in/a.txt,a.txt,3,"
                + sha256("one")
                + manifest.substring(manifest.lastIndexOf(',')));
  }

  @Test
  void aManifestIsSignedWithTheHostKeyForItsDayAndLog() throws Exception {
    SshKey hostKey = presentHostKey();
    archive.put("/in/a.txt", "one");
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/later.txt", "two");
    String list = "/.exchange/manifests/" + DAY + ".csv";

    List<HandoutEntry> listed = exchange.list(acme, "/.exchange/manifests");
    byte[] manifest = exchange.bytes(acme, list);
    byte[] signature = exchange.bytes(acme, list + ".sig");

    assertThat(listed)
        .extracting(entry -> entry.name().text(), HandoutEntry::size)
        .containsExactly(
            tuple(DAY + ".csv", (long) manifest.length),
            tuple(DAY + ".csv.sig", (long) signature.length));
    String namespace = "tallystick-manifest:localhost/tallystick/acme:" + DAY;
    SshSignature.verify(hostKey, namespace, manifest, signature);
    assertThatThrownBy(() ->
            SshSignature.verify(hostKey, namespace.replace("acme", "globex"), manifest, signature))
        .hasMessageContaining("for another purpose");
    manifest[40] ^= 1;
    assertThatThrownBy(() -> SshSignature.verify(hostKey, namespace, manifest, signature))
        .hasMessageContaining("does not verify");
  }

  private SshKey presentHostKey() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    String line =
        "ssh-ed25519 "
            + Base64.getEncoder()
                .encodeToString(
                    wire(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    proofs.hostKey().present(line, message -> wire(signed(pair, message)));
    return SshKey.ofLine(line);
  }

  private static byte[] signed(KeyPair pair, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /// The algorithm's name and a value, as SSH writes them.
  private static byte[] wire(byte[] value) {
    return HexFormat.of()
        .parseHex(
            "0000000b7373682d65643235353139%08x".formatted(value.length)
                + HexFormat.of().formatHex(value));
  }

  @Test
  void aDayEndsWhereTheAdministratorSaysFromTheNextDayOn() throws Exception {
    assertThat(exchange.cutOffs().set(new PartnerId("acme"), "18:30", "Europe/Berlin"))
        .isInstanceOf(Configured.Done.class);
    archive.put("/in/on-the-day.txt", "one");
    archive.ledger().clock().move(Duration.ofHours(20));
    archive.put("/in/next-day.txt", "two");
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/later.txt", "three");

    assertThat(exchange.names(acme, "/.exchange/manifests"))
        .containsExactly("2026-11-21.csv", DAY + ".csv");
    assertThat(exchange.get(acme, "/.exchange/manifests/" + DAY + ".csv")).contains("on-the-day");
    assertThat(exchange.get(acme, "/.exchange/manifests/2026-11-21.csv"))
        .contains("next-day")
        .doesNotContain("later.txt");
  }

  @Test
  void anInterfaceWithACutOffOfItsOwnHasAListOfItsOwn() throws Exception {
    ordersEndAtNine();
    archive.put("/in/first.txt", "one");
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/before.txt", "two");
    send("invoice.txt", "three");
    archive.ledger().clock().move(Duration.ofHours(2));
    archive.put("/in/after.txt", "four");

    assertThat(exchange.names(acme, "/.exchange/manifests"))
        .containsExactly(DAY + ".csv", "2026-11-21.orders.csv");
    assertThat(exchange.get(acme, "/.exchange/manifests/2026-11-21.orders.csv").lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("inbound,2026-11-21T08:00:00Z,acme.orders,/in/before.txt,before.txt,3,");
  }

  private void ordersEndAtNine() {
    assertThat(exchange.cutOffs().setOfInterface(new InterfaceId("acme.orders"), "09:00", "UTC"))
        .isInstanceOf(Configured.Done.class);
  }

  @Test
  void aListOfAnInterfaceIsSignedForItAlone() throws Exception {
    SshKey hostKey = presentHostKey();
    ordersEndAtNine();
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/before.txt", "two");
    archive.ledger().clock().move(Duration.ofHours(2));
    archive.put("/in/after.txt", "four");
    String list = "/.exchange/manifests/2026-11-21.orders.csv";

    byte[] manifest = exchange.bytes(acme, list);
    byte[] signature = exchange.bytes(acme, list + ".sig");

    String namespace = "tallystick-manifest:localhost/tallystick/acme:2026-11-21";
    SshSignature.verify(hostKey, namespace + ":orders", manifest, signature);
    assertThatThrownBy(() -> SshSignature.verify(hostKey, namespace, manifest, signature))
        .hasMessageContaining("for another purpose");
  }

  @Test
  void aCutOffOfAnInterfaceIsWithdrawnFromTheNextDayOn() {
    ordersEndAtNine();
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/a.txt", "one");
    InterfaceId orders = new InterfaceId("acme.orders");

    assertThat(exchange.cutOffs().withdrawOfInterface(orders)).isInstanceOf(Configured.Done.class);

    assertThat(exchange.cutOffs().newestOfInterface(orders)).isEmpty();
    assertThat(exchange.cutOffs().withdrawOfInterface(orders))
        .isInstanceOf(Configured.Unknown.class);
    assertThat(exchange.cutOffs().setOfInterface(new InterfaceId("acme.none"), "09:00", "UTC"))
        .isInstanceOf(Configured.Unknown.class);
    archive.ledger().clock().move(Duration.ofDays(2));
    archive.put("/in/later.txt", "two");
    assertThat(exchange.names(acme, "/.exchange/manifests"))
        .containsExactly("2026-11-22.csv", "2026-11-21.csv", DAY + ".csv", "2026-11-21.orders.csv");
  }

  @Test
  void theirListOfOneInterfaceIsComparedWithItsFilesAlone() {
    ordersEndAtNine();
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/a.txt", "one");
    send("invoice.txt", "three");
    archive.ledger().clock().move(Duration.ofHours(2));
    archive.put("/in/after.txt", "four");
    String theirs = "name,direction,sha256\na.txt,sent," + sha256("one") + "\n";

    done(exchange.put(acme, "/.exchange/manifests/acme-2026-11-21.orders.csv", theirs));
    done(exchange.put(acme, "/.exchange/manifests/acme-2026-11-21.csv", theirs));

    assertThat(exchange.get(acme, "/.exchange/answers/acme-2026-11-21.orders.csv.json"))
        .contains(
            "\"interface\": \"acme.orders\"",
            "\"until\": \"2026-11-21T09:00:00Z\"",
            "\"identical\": 1",
            "\"agree\": true");
    assertThat(exchange.get(acme, "/.exchange/answers/acme-2026-11-21.csv.json"))
        .contains("\"identical\": 1", "\"onlyOurs\": 1", "\"notTaken\": 1")
        .doesNotContain("interface");
    assertThat(refused(exchange.put(acme, "/.exchange/manifests/2026-11-21.orders.csv", theirs)))
        .isEqualTo(Reason.NOT_AGREED);
  }

  @Test
  void theirManifestIsComparedFileByFile() throws IOException {
    archive.put("/in/same.txt", "same");
    archive.put("/in/other.txt", "ours");
    archive.put("/in/unlisted.txt", "unlisted");
    send("fetched.txt", "fetched");
    send("waiting.txt", "waiting");
    archive.get("/out/fetched.txt");
    archive.ledger().settle();

    done(
        exchange.put(
            acme,
            "/.exchange/manifests/acme-" + DAY + ".csv",
            "name;direction;sha256;size\nsame.txt;sent;%s;4\nother.txt;sent;%s;4\nlost.txt;sent;%s;4\n"
                .formatted(sha256("same"), sha256("theirs"), sha256("lost"))));

    assertThat(exchange.get(acme, "/.exchange/answers/acme-" + DAY + ".csv.json"))
        .contains(
            "\"lines\": 3",
            "\"identical\": 1",
            "\"onlyOurs\": 2",
            "\"onlyTheirs\": 1",
            "\"different\": 1",
            "\"notTaken\": 1",
            "\"agree\": false");
    assertThat(exchange.get(acme, "/.exchange/answers/acme-" + DAY + ".csv.csv").lines())
        .hasSize(6)
        .anyMatch(line -> line.startsWith("not-taken,outbound,waiting.txt,"))
        .anyMatch(line -> line.startsWith("only-ours,outbound,fetched.txt,"))
        .anyMatch(line -> line.startsWith("only-ours,inbound,unlisted.txt,"))
        .anyMatch(line -> line.startsWith("only-theirs,inbound,lost.txt,,") && line.endsWith(",4"))
        .anyMatch(line -> line.startsWith("different,inbound,other.txt,"));
    assertThat(archive.ledger().types(TestLedger.ACME)).contains("manifest.compared");
  }

  @Test
  void whatSha256sumPrintsAndOurOwnListAreManifestsToo() {
    archive.put("/in/a b.txt", "one");
    String sums = sha256("one") + "  ./sub/a b.txt\n";

    done(exchange.put(acme, "/.exchange/manifests/SHA256SUMS-" + DAY, sums));
    archive.ledger().clock().move(Duration.ofDays(1));
    archive.put("/in/later.txt", "two");
    done(
        exchange.put(
            acme,
            "/.exchange/manifests/back-" + DAY + ".csv",
            exchange.get(acme, "/.exchange/manifests/" + DAY + ".csv")));

    assertThat(exchange.get(acme, "/.exchange/answers/SHA256SUMS-" + DAY + ".json"))
        .contains("\"identical\": 1", "\"agree\": true", "\"dayIsOver\": false");
    assertThat(exchange.get(acme, "/.exchange/answers/back-" + DAY + ".csv.json"))
        .contains("\"identical\": 1", "\"agree\": true", "\"dayIsOver\": true");
  }

  @Test
  void aManifestThatCannotBeReadIsAnsweredWithTheLine() {
    done(exchange.put(acme, "/.exchange/manifests/x.csv", "a,b\n1,2\n"));
    done(
        exchange.put(
            acme, "/.exchange/manifests/y.txt", sha256("a") + "  a.txt\nnot a sum at all\n"));

    assertThat(exchange.get(acme, "/.exchange/answers/x.csv.json"))
        .contains("\"understood\": false", "line 1", "columns sha256 and name");
    assertThat(exchange.get(acme, "/.exchange/answers/y.txt.json"))
        .contains("\"understood\": false", "line 2: found 'not a sum at all'");
  }
}
