package org.tallystick.evidence.seal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An authority that shares no code with us: `openssl ts`, with a root and a signer of its own.
final class OpenSslAuthority {

  private final Path folder;

  OpenSslAuthority(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("serial"), "01\n");
    Files.writeString(
        folder.resolve("signer.ext"),
        "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n");
    Files.writeString(
        folder.resolve("ts.conf"),
        """
        [tsa]
        default_tsa = one
        [one]
        serial = serial
        signer_cert = signer.pem
        signer_key = signer.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        """);
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
        "-days",
        "30",
        "-subj",
        "/CN=Root elsewhere");
    openssl(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "signer.key",
        "-out",
        "signer.csr",
        "-subj",
        "/CN=Time elsewhere");
    openssl(
        "x509",
        "-req",
        "-in",
        "signer.csr",
        "-CA",
        "root.pem",
        "-CAkey",
        "root.key",
        "-CAcreateserial",
        "-days",
        "30",
        "-extfile",
        "signer.ext",
        "-out",
        "signer.pem");
  }

  byte[] root() throws IOException {
    return Files.readAllBytes(folder.resolve("root.pem"));
  }

  synchronized byte[] reply(byte[] query) throws IOException {
    Files.write(folder.resolve("query"), query);
    openssl("ts", "-reply", "-config", "ts.conf", "-queryfile", "query", "-out", "reply");
    return Files.readAllBytes(folder.resolve("reply"));
  }

  /// A question about other bytes.
  byte[] query(String text, boolean nonce) throws IOException {
    Files.writeString(folder.resolve("data"), text);
    openssl(
        "ts", "-query", "-data", "data", "-sha256", nonce ? "-cert" : "-no_nonce", "-out", "other");
    return Files.readAllBytes(folder.resolve("other"));
  }

  private void openssl(String... words) throws IOException {
    List<String> command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(said.toFile()))
            .start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", command) + ": " + Files.readString(said, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
