package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LogId;
import org.tallystick.message.LogDays;

/// `/.exchange` itself, with the page that says what is here. What it holds is fixed.
@ApplicationScoped
class Welcome implements HandoutFolder {

  static final String README = "README.txt";

  @Inject private LogDays logs;

  private static final String TEXT =
      """
      What is in this directory

      The archive you exchange files with keeps a log of everything that happens between you (here: %s)
      and it. Nothing can be taken out of that log or put into it later without the proofs below failing.
      This directory is your half of it. Fetch it as often as you like; only requests/ and manifests/
      take files from you.

      messages/<yyyy-mm-dd>.csv and .jsonl
          Every file either way that day (UTC): when, which way, path, name, size, SHA-256, entry of the
          log, and what became of it. inbound: you sent it; outbound: it was put there for you. Names
          and paths are percent-encoded. A listing shows the newest 31 days; older ones are there too.
      received/<sha256>.json
          Did we receive this? "received": true with the facts, or false. Every SHA-256 has an answer.
      received/<yyyy-mm-dd>.jsonl
          What you sent that day: archived, taken by the application, acknowledged.
      requests/
          To have files again, put resend-<anything>.json, .txt or .csv here: by sha256, name, day or
          document, for example a text file with the line
              INV-1001.xml
          The files are where they were as soon as your upload is closed, and
          answers/resend-<anything>.txt.txt (to read) and .txt.json (for programs) say what was done.
      answers/
          What we answered to your requests and manifests. Requests and answers are kept.
      manifests/<yyyy-mm-dd>.csv and .csv.sig
          Everything of a day that is over, signed with the SSH host key your client knows:
              ssh-keygen -Y verify -f signers -I archive -n tallystick-manifest:%s:<yyyy-mm-dd>
                  -s <yyyy-mm-dd>.csv.sig < <yyyy-mm-dd>.csv
          An interface with a cut-off of its own has <yyyy-mm-dd>.<interface>.csv, with :<interface>
          after the day in the namespace.
          Put your own list there (any other name with the day in it: CSV with the columns sha256 and
          name, or what sha256sum prints): answers/<name>.json says what is the same, what only one of
          us has, what differs and what you have not fetched; answers/<name>.csv has every difference.

      receipts/<year>/<month>/<day>/<file name>.<number>.tlog-proof
          One receipt for each file you sent, each file that was put there for you, and each download
          of yours that was complete. It is there within 3 seconds and never changes. The days are UTC.
          It says what, when, where and who, and holds the proof that entry <number> of the log says so.
      log/
          The whole log, signed. Within one SFTP session it stands still, so that
              sftp> get -r /.exchange/log
          gives a whole and consistent copy. It holds no file names, only hashes.
          log/checkpoint is the signature over all of it; log/policy says whose signature counts;
          log/log-key.txt, signed with the SSH host key you know, says that this key is ours.
      rejections/<yyyy-mm-dd>/<file name>.<number>.json
          What was found wrong with a file of yours, and what was expected: a hash sidecar that does not
          agree with it, a name that is easily mistaken for another. severity "error": it was not taken.

      How to check it

      Once, fetch log/policy and keep it: with it you need not trust this server again.
      Then, with either of the two programs (ask us for them, and compare their SHA-256 with what we
      publish elsewhere):

          java -jar tallystick-verify.jar receipt FILE.tlog-proof --policy policy
          java -jar tallystick-verify.jar mirror log --policy policy
          python3 verify.py receipt FILE.tlog-proof --policy policy
          python3 verify.py mirror log --policy policy --since receipts

      "accepted" means: the signature is right, the entry is in the log where it says, and the words of
      the receipt are those that were signed. The SHA-256 in it is your file's: compare it with
          sha256sum FILE
      Of a mirror it means: every leaf follows from the one before, and with --since (receipts or
      checkpoints that you kept) nothing in it is different from what was signed for you then.

      What to keep

      Every receipt holds a signed checkpoint. Keep your receipts, or a copy of log/ from time to time:
      if anybody ever changed the log behind a checkpoint that you hold, you could show it.
      """;

  @Override
  public Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below) {
    if (below.isEmpty()) {
      return Optional.of(HandoutEntry.directory(".exchange", Instant.EPOCH));
    }
    return content(visit, below)
        .map(bytes -> HandoutEntry.file(README, bytes.length, Instant.EPOCH));
  }

  @Override
  public HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit) {
    return HandoutPage.whole(
        List.of(
            HandoutEntry.file(README, text(visit.log()).length, Instant.EPOCH),
            HandoutEntry.directory(AnswerFolder.NAME, Instant.EPOCH),
            HandoutEntry.directory(LogFolder.NAME, Instant.EPOCH),
            HandoutEntry.directory(ManifestFolder.NAME, Instant.EPOCH).writable(),
            HandoutEntry.directory(MessageFolder.NAME, Instant.EPOCH),
            HandoutEntry.directory(ReceiptFolder.NAME, Instant.EPOCH),
            HandoutEntry.directory(ReceivedFolder.NAME, Instant.EPOCH),
            HandoutEntry.directory(RejectionFolder.NAME, Instant.EPOCH),
            HandoutEntry.directory(RequestFolder.NAME, Instant.EPOCH).writable()));
  }

  @Override
  public Optional<byte[]> content(HandoutVisit visit, List<RawName> below) {
    return below.equals(List.of(RawName.of(README)))
        ? Optional.of(text(visit.log()))
        : Optional.empty();
  }

  private byte[] text(LogId log) {
    return TEXT.formatted(log, logs.origin(log)).getBytes(StandardCharsets.UTF_8);
  }
}
