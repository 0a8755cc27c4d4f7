package org.tallystick.benchmark;

import static org.tallystick.ledger.TestLedger.ACME;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tallystick.archive.TestArchive;
import org.tallystick.claim.ClaimFixture;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.proof.Receipts;

/// Small files by eight at a time into an archive that makes evidence, and into one in which nothing does: an archive as no setting of the product can make it.
///
/// Without SFTP and without the search index, so that evidence is a larger part of the whole than in the server.
final class UploadMeasure {

  private static final int UPLOADERS = 8;
  private static final int FILES = 2000;
  private static final int BYTES = 4096;
  private static final int ROUNDS = 9;

  private final AtomicInteger name = new AtomicInteger();
  private final Random random = new Random(20261121);

  void run() throws Exception {
    try (Scratch scratch = Scratch.make();
        ClaimFixture with = archive(scratch.data("with"));
        ClaimFixture without = archive(scratch.data("without"))) {
      Runnable end = with.proofs().follow();
      double[] ours = new double[ROUNDS];
      double[] bare = new double[ROUNDS];
      double[] ratio = new double[ROUNDS];
      double[] oursCpu = new double[ROUNDS];
      double[] bareCpu = new double[ROUNDS];
      upload(with);
      upload(without);
      for (int round = 0; round < ROUNDS; round++) {
        long begun = cpuNanos();
        bare[round] = FILES / Rounds.once(() -> upload(without));
        bareCpu[round] = (cpuNanos() - begun) / 1e6 / FILES;
        begun = cpuNanos();
        ours[round] = FILES / Rounds.once(() -> upload(with));
        awaitSigned(with);
        oursCpu[round] = (cpuNanos() - begun) / 1e6 / FILES;
        ratio[round] = ours[round] / bare[round];
      }
      Figures.throughput(
          "uploads of " + BYTES + " bytes, " + UPLOADERS + " at a time",
          Rounds.percentile(ours, 50),
          new Figures.Peer("the same without evidence", Rounds.percentile(bare, 50)),
          "files/s",
          Rounds.percentile(ratio, 50),
          0.9);
      Figures.print(
          "… processor time a file, its evidence included",
          Rounds.percentile(oursCpu, 50),
          "ms",
          new Figures.Peer("the same without evidence", Rounds.percentile(bareCpu, 50)),
          0);
      delays(with);
      end.run();
    }
  }

  private static ClaimFixture archive(Path data) {
    return new ClaimFixture(TestArchive.onDisk(data));
  }

  private void upload(ClaimFixture claims) throws Exception {
    each(
        UPLOADERS,
        worker -> {
          for (int file = 0; file < FILES / UPLOADERS; file++) {
            put(claims);
          }
        });
  }

  /// Of the whole process: other work on the machine does not count.
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void awaitSigned(ClaimFixture claims) throws InterruptedException {
    LeafIndex last = new LeafIndex(put(claims).index());
    while (!claims.proofs().signedSize(ACME).contains(last)) {
      Thread.sleep(20);
    }
  }

  private LedgerPosition put(ClaimFixture claims) {
    byte[] content = new byte[BYTES];
    synchronized (random) {
      random.nextBytes(content);
    }
    return claims.put(RawPath.of("/in/f" + name.incrementAndGet()), content);
  }

  /// Work of one of several threads.
  @FunctionalInterface
  private interface Share {
    void run(int worker) throws Exception;
  }

  private static void each(int workers, Share work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (Future<Void> done :
          IntStream.range(0, workers)
              .mapToObj(worker ->
                  threads.submit(() -> {
                    work.run(worker);
                    return (Void) null;
                  }))
              .toList()) {
        done.get();
      }
    }
  }

  /// While four upload as fast as they can, another one waits for what becomes of its file.
  private void delays(ClaimFixture claims) throws Exception {
    int samples = 100;
    double[] signed = new double[samples];
    double[] receipt = new double[samples];
    double[] stored = new double[samples];
    Receipts receipts = claims.archive().make(Receipts.class);
    AtomicInteger left = new AtomicInteger(samples);
    each(
        5,
        worker -> {
          while (left.get() > 0) {
            if (worker > 0) {
              put(claims);
              continue;
            }
            int sample = left.decrementAndGet();
            long begun = System.nanoTime();
            LedgerPosition file = put(claims);
            stored[sample] = (System.nanoTime() - begun) / 1e9;
            begun = System.nanoTime();
            while (!claims.proofs().signedSize(ACME).contains(new LeafIndex(file.index()))) {
              Thread.sleep(5);
            }
            signed[sample] = (System.nanoTime() - begun) / 1e9;
            claims.archive().database().read(() -> receipts.of(file).orElseThrow());
            receipt[sample] = (System.nanoTime() - begun) / 1e9;
          }
        });
    Figures.Peer peer = new Figures.Peer("the upload itself, p99", Rounds.percentile(stored, 99));
    Figures.print("event to signed head, p99", Rounds.percentile(signed, 99), "s", peer, 1.5);
    Figures.print("event to receipt, p99", Rounds.percentile(receipt, 99), "s", peer, 3);
  }
}
