package org.tallystick.send;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.Partners;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Transactions;

/// Sends what is moved into `send/<interface id>/`, every few seconds, when `TALLYSTICK_SEND_FOLDER` is on.
///
/// What was sent is moved to `sent/` below it, what was refused to `refused/` with a text that says why. A server that is killed between the sending and the move finds the
/// file again and, by its key, that it was sent.
@Singleton
@DependsOn("StartUp")
@PermitAll
@RunAs("system")
@TransactionManagement(TransactionManagementType.BEAN)
public class SendFolder {

  private static final Logger LOGGER = Logger.getLogger(SendFolder.class.getName());

  @Inject private DataDirectory data;
  @Inject private Settings settings;
  @Inject private Partners partners;
  @Inject private Sending sending;
  @Inject private Transactions transactions;

  /// What each file was at the last look: one that is still being written is another at the next.
  private Map<Path, SendKey> seen = new HashMap<>();

  /// Those that could not be sent and have been reported.
  private final Set<Path> reported = new HashSet<>();

  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  void look() {
    if (!settings.enabled("TALLYSTICK_SEND_FOLDER", false)) {
      return;
    }
    Path root = data.root().resolve("send");
    Map<Path, SendKey> now = new HashMap<>();
    for (PartnerInterface agreed : transactions.call(this::outbound)) {
      OutgoingFolder folder = new OutgoingFolder(root.resolve(agreed.id().value()));
      try {
        folder.prepare();
        for (Path file : folder.files()) {
          Optional<SendKey> key = OutgoingFolder.key(file);
          key.ifPresent(known -> now.put(file, known));
          if (key.isPresent() && key.get().equals(seen.get(file))) {
            send(agreed, folder, file, key.get());
          }
        }
      } catch (IOException failed) {
        report(
            root.resolve(agreed.id().value()),
            "TLY-0932 send folder of " + agreed.id() + ": cannot be used; check its rights",
            failed);
      }
    }
    seen = now;
  }

  private List<PartnerInterface> outbound() {
    List<PartnerInterface> all = new ArrayList<>();
    partners
        .all()
        .forEach(partner ->
            partners.interfacesOf(partner.id()).stream()
                .filter(agreed -> agreed.direction() == Direction.OUTBOUND)
                .forEach(all::add));
    return all;
  }

  private void send(PartnerInterface agreed, OutgoingFolder folder, Path file, SendKey key) {
    try {
      SendRequest request =
          new SendRequest(
              agreed.id(),
              OutgoingFolder.name(file),
              SendRequest.Way.FOLDER,
              Optional.empty(),
              Optional.of(key),
              false);
      Sent sent = send(request, file);
      if (!Optional.of(key).equals(OutgoingFolder.key(file))) {
        // It was written to meanwhile: what was sent is whole in itself and on record, what it has
        // become is another file.
        return;
      }
      switch (sent) {
        case Sent.Placed placed -> folder.sent(file);
        case Sent.Known known -> folder.sent(file);
        case Sent.SentBefore before ->
            folder.refused(
                file,
                file.getFileName()
                    + ": "
                    + before.sentence()
                    + "; nothing was sent. "
                    + (before.mayConfirm()
                        ? "To send it all the same use the screen or the API, which ask."
                        : "The interface refuses duplicates."));
        case Sent.Refused(Sent.Reason reason, String sentence)
            when reason == Sent.Reason.NO_SPACE ->
            report(file, "TLY-0933 send folder: " + sentence, null);
        case Sent.Refused(Sent.Reason reason, String sentence) -> folder.refused(file, sentence);
      }
      reported.remove(file);
    } catch (IOException | LedgerFault | EJBException failed) {
      report(
          file,
          "TLY-0934 send folder: " + file + " could not be sent now; it stays and is tried again",
          failed);
    }
  }

  private Sent send(SendRequest request, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return sending.send(request, bytes);
    }
  }

  /// Once, not every few seconds.
  private void report(Path about, String sentence, @Nullable Exception why) {
    if (reported.add(about)) {
      LOGGER.log(Level.WARNING, sentence, why);
    }
  }
}
