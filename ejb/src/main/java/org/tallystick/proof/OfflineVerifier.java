package org.tallystick.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.verify.PythonVerifier;

/// A program that judges evidence without this server, as it was built with it: handed out apart from packs, so that nobody has to take the judge from what is to be judged. It is no
/// secret.
///
/// @param mediaType of the file
/// @param sha256 of its bytes
public record OfflineVerifier(String name, String mediaType, Sha256 sha256, byte[] bytes) {

  private static final List<OfflineVerifier> BUILT = read();

  private static OfflineVerifier of(String name, String mediaType, byte[] bytes) {
    return new OfflineVerifier(name, mediaType, Sha256.over(bytes), bytes);
  }

  /// Both programs; only `verify.py` in an application that was not packaged.
  public static List<OfflineVerifier> all() {
    return BUILT;
  }

  private static List<OfflineVerifier> read() {
    List<OfflineVerifier> built = new ArrayList<>();
    built.add(of("verify.py", "text/x-python;charset=utf-8", PythonVerifier.program()));
    try (InputStream jar = OfflineVerifier.class.getResourceAsStream("tallystick-verify.jar")) {
      if (jar != null) {
        built.add(of("tallystick-verify.jar", "application/java-archive", jar.readAllBytes()));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("tallystick-verify.jar cannot be read", failed);
    }
    return List.copyOf(built);
  }

  /// As `sha256sum --check` reads it.
  public static byte[] sums() {
    return BUILT.stream()
        .map(each -> each.sha256().hex() + "  " + each.name() + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// Where the REST API has it: another program has another address.
  public String address() {
    return "/api/v1/verifiers/" + sha256.hex() + "/" + name;
  }
}
