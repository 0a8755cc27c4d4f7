package org.tallystick.evidence;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.verify.PythonVerifier;

/// `verify.py` in one process of its own that judges as much as it is asked to.
public final class PythonJudge implements AutoCloseable {

  private final Path program;
  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  private PythonJudge(Path program, Process process) {
    this.program = program;
    this.process = process;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /// Skips the test where there is no Python.
  public static PythonJudge open() throws IOException {
    Installed.require("python3");
    Path program = Files.createTempFile("verify", ".py");
    Files.write(program, PythonVerifier.program());
    Process process =
        new ProcessBuilder("python3", "src/test/python/judge.py", program.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    return new PythonJudge(program, process);
  }

  /// What the program prints: `accepted: …` or `refused: …`.
  public String pack(byte[] pack) {
    return ask(List.of("pack".getBytes(StandardCharsets.US_ASCII), pack));
  }

  /// `accepted: log …` with the following key, or `refused: …`.
  public String keyChange(byte[] note, byte[] policy) {
    return ask(List.of("key-change".getBytes(StandardCharsets.US_ASCII), note, policy));
  }

  /// Judges the pack once with each of these bytes changed.
  ///
  /// @param flips a row of offsets (4 bytes) with the bits to change there (1 byte)
  /// @return `… refused`, or what it accepted
  public String flips(byte[] pack, byte[] flips) {
    return ask(List.of("flips".getBytes(StandardCharsets.US_ASCII), pack, flips));
  }

  public String receipt(byte[] receipt, byte[] policy) {
    return ask(List.of("receipt".getBytes(StandardCharsets.US_ASCII), receipt, policy));
  }

  /// `accepted: <not earlier, ms> <not later, ms> <the authority's certificate>`, or `refused: …`.
  public String token(byte[] token, List<byte[]> certificates) {
    List<byte[]> words =
        new ArrayList<>(List.of("token".getBytes(StandardCharsets.US_ASCII), token));
    words.addAll(certificates);
    return ask(words);
  }

  public String mirror(Path folder, Path policy, List<Path> held) {
    List<byte[]> words = new ArrayList<>();
    words.add("mirror".getBytes(StandardCharsets.US_ASCII));
    words.add(folder.toString().getBytes(StandardCharsets.UTF_8));
    words.add(policy.toString().getBytes(StandardCharsets.UTF_8));
    held.forEach(path -> words.add(path.toString().getBytes(StandardCharsets.UTF_8)));
    return ask(words);
  }

  private String ask(List<byte[]> words) {
    try {
      requests.writeInt(words.size());
      for (byte[] word : words) {
        requests.writeInt(word.length);
        requests.write(word);
      }
      requests.flush();
      byte[] answer = new byte[answers.readInt()];
      answers.readFully(answer);
      return new String(answer, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("verify.py does not answer", broken);
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
    Files.delete(program);
  }
}
