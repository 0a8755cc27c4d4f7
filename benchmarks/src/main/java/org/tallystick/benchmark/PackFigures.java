package org.tallystick.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.tallystick.claim.ClaimAnswer;
import org.tallystick.claim.ClaimFixture;
import org.tallystick.evidence.pack.PackVerifier;
import org.tallystick.evidence.pack.Verdict;
import org.tallystick.evidence.verify.PythonVerifier;

/// What one claim takes: to be made, to be verified, and to be kept.
final class PackFigures {

  private static final int ROUNDS = 9;

  private final ClaimFixture claims;
  private final Path folder;

  PackFigures(ClaimFixture claims, Path folder) {
    this.claims = claims;
    this.folder = folder;
  }

  /// What may be spent.
  record Budget(double makeSeconds, double verifySeconds, double kilobytes) {}

  void print(String what, Callable<ClaimAnswer> claim, Budget budget) throws Exception {
    byte[] pack = pack(claim);
    double make = Rounds.seconds(ROUNDS, () -> pack(claim));
    double stamp = Rounds.seconds(ROUNDS, () -> claims.oneStamp(pack));
    Figures.print(
        what + ": made",
        make * 1000,
        "ms",
        new Figures.Peer("one RFC 3161 time stamp alone", stamp * 1000),
        budget.makeSeconds() * 1000);

    double verify = Rounds.seconds(ROUNDS, () -> verify(pack));
    Figures.print(
        what + ": verified",
        verify * 1000,
        "ms",
        new Figures.Peer("verify.py, a process of its own", python(pack) * 1000),
        budget.verifySeconds() * 1000);

    double whole = pack.length / 1000.0;
    double program = PythonVerifier.program().length / 1000.0;
    Figures.print(
        what + ": pack", whole, "kB", new Figures.Peer("verify.py in it alone", program), 0);
    Figures.print(
        what + ": what proves the claim in it",
        proof(pack) / 1000.0,
        "kB",
        new Figures.Peer("the whole pack", whole),
        budget.kilobytes());
  }

  private static byte[] pack(Callable<ClaimAnswer> claim) throws Exception {
    return switch (claim.call()) {
      case ClaimAnswer.Proven proven -> proven.pack();
      case ClaimAnswer.NotProvable no -> throw new IllegalStateException(no.reason());
    };
  }

  private static void verify(byte[] pack) {
    if (PackVerifier.verify(pack) instanceof Verdict.Refused(String why)) {
      throw new IllegalStateException(why);
    }
  }

  private double python(byte[] pack) throws Exception {
    Path program = Files.write(folder.resolve("verify.py"), PythonVerifier.program());
    Path file = Files.write(folder.resolve("pack.asice"), pack);
    return Rounds.seconds(
        3,
        () -> {
          Process process =
              new ProcessBuilder("python3", program.toString(), "pack", file.toString())
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start();
          if (process.waitFor() != 0) {
            throw new IllegalStateException("verify.py refuses the pack");
          }
        });
  }

  /// Leaves, map proofs, listings and the range: without programs, prose, keys, seal, time stamps and certificates.
  private long proof(byte[] pack) throws Exception {
    Path file = Files.write(folder.resolve("pack.zip"), pack);
    try (ZipFile zip = new ZipFile(file.toFile());
        Stream<? extends java.util.zip.ZipEntry> entries = zip.stream()) {
      return entries
          .filter(entry ->
              Stream.of("leaves/", "map/", "listings/", "range", "events/", "checkpoint")
                  .anyMatch(entry.getName()::startsWith))
          .mapToLong(java.util.zip.ZipEntry::getCompressedSize)
          .sum();
    }
  }
}
