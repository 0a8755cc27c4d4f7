package org.tallystick.ui.remote;

import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.InterfaceId;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.poll.FailingFile;
import org.tallystick.remote.push.Waiting;
import org.tallystick.ui.partner.Reasons;

/// The two queues of partners' servers: what waits to be brought, and what could not be fetched.
final class Queues {

  static final QueueRow.Words TO_BRING =
      new QueueRow.Words(
          "waiting",
          "Nothing waits: all that was placed for these servers is there.",
          "Give up",
          "It goes into the document's story.",
          "those that gave up, and the oldest others");
  static final QueueRow.Words TO_FETCH =
      new QueueRow.Words(
          "failing",
          "Nothing failed: all that these servers listed was fetched and dealt with, or has its time yet to come.",
          "Leave it",
          "It goes into the partner's log. The file is looked at again when it is another.",
          "those that gave up, and the first others by interface and name");

  private Queues() {}

  static List<QueueRow> toBring(List<Waiting> files) {
    return files.stream()
        .map(file ->
            new QueueRow(
                file.document().toString(),
                file.name().text(),
                Optional.of("document/" + file.document()),
                file.agreed().value(),
                file.attempts(),
                file.gaveUp(),
                file.failure().orElse("not tried yet"),
                file.next()))
        .toList();
  }

  static List<QueueRow> toFetch(List<FailingFile> files) {
    return files.stream()
        .map(file ->
            new QueueRow(
                file.agreed() + " " + file.name().encoded(),
                file.name().text(),
                Optional.empty(),
                file.agreed().value(),
                file.attempts(),
                file.gaveUp(),
                (file.isHere() ? "It is here. " : "") + file.failure(),
                file.next()))
        .toList();
  }

  record Bringing(RemoteOperation operation) implements QueueRow.Actions {

    @Override
    public Optional<String> again(QueueRow row) {
      return Reasons.of(operation.again(LedgerPosition.parse(row.id())));
    }

    @Override
    public Optional<String> end(QueueRow row, String reason) {
      return Reasons.of(operation.giveUp(LedgerPosition.parse(row.id()), reason));
    }
  }

  record Fetching(RemoteOperation operation) implements QueueRow.Actions {

    @Override
    public Optional<String> again(QueueRow row) {
      return Reasons.of(operation.fetchAgain(agreed(row), name(row)));
    }

    @Override
    public Optional<String> end(QueueRow row, String reason) {
      return Reasons.of(operation.leave(agreed(row), name(row), reason));
    }

    private static InterfaceId agreed(QueueRow row) {
      return new InterfaceId(row.agreed());
    }

    private static RawName name(QueueRow row) {
      return RawName.decode(row.id().substring(row.agreed().length() + 1));
    }
  }
}
