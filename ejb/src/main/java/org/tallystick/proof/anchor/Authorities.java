package org.tallystick.proof.anchor;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.cms.Certificate;
import org.tallystick.evidence.cms.TimeStampToken;
import org.tallystick.evidence.seal.HttpTimeStampAuthority;
import org.tallystick.evidence.seal.LocalAuthority;
import org.tallystick.evidence.seal.SealMaker;
import org.tallystick.evidence.seal.TimeStampAuthority;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.SecretFile;
import org.tallystick.platform.Settings;

/// Who stamps and who seals: the authority that `TALLYSTICK_TSA_URL` names, and the embedded one, whose keys are in `keys/authority.pem`. Thread-safe.
@ApplicationScoped
public class Authorities {

  private static final Logger LOGGER = Logger.getLogger(Authorities.class.getName());
  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  @Inject private Settings settings;
  @Inject private DataDirectory data;
  @Inject private Clock clock;

  private LocalAuthority local;
  private TimeStampAuthority embedded;
  private Optional<TimeStampAuthority> external = Optional.empty();
  private Optional<URI> address = Optional.empty();
  private volatile Optional<String> fault = Optional.empty();

  @PostConstruct
  void open() {
    Path file = data.keysDirectory().resolve("authority.pem");
    try {
      if (!Files.exists(file)) {
        String name = settings.text("TALLYSTICK_NAME", "localhost");
        SecretFile.create(file, LocalAuthority.create(name, clock).pem());
      }
      local = LocalAuthority.parse(SecretFile.read(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0620 authority "
              + file
              + ": cannot be read or made; restore it, or remove it to have a new one made",
          failed);
    }
    embedded = local.timeStampAuthority(clock);
    address = settings.find("TALLYSTICK_TSA_URL").map(Authorities::address);
    external = address.map(where -> new HttpTimeStampAuthority(where, TIME_LIMIT, certificates()));
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException malformed) {
      throw new InvalidSettingException(invalid(text), malformed);
    }
    throw new InvalidSettingException(invalid(text));
  }

  private static String invalid(String text) {
    return "TLY-0012 setting TALLYSTICK_TSA_URL: found '"
        + text
        + "', expected the http or https address of an RFC 3161 time-stamping authority";
  }

  private List<Certificate> certificates() {
    return settings.find("TALLYSTICK_TSA_CERTIFICATES").map(Authorities::read).orElse(List.of());
  }

  private static List<Certificate> read(String file) {
    try {
      List<Certificate> certificates = CertificateFile.read(Path.of(file));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (IOException unusable) {
      throw new InvalidSettingException(
          unusable(file, String.valueOf(unusable.getMessage())), unusable);
    }
    throw new InvalidSettingException(unusable(file, "it holds none"));
  }

  private static String unusable(String file, String why) {
    return "TLY-0012 setting TALLYSTICK_TSA_CERTIFICATES: file "
        + file
        + " cannot be used ("
        + why
        + "), expected certificates in PEM";
  }

  /// A token and whatever its chain needs beside the certificates that stand in it.
  public record Stamp(TimeStampToken token, List<Certificate> certificates, String authority) {}

  /// A token of the external authority, or, while it does not answer, of the embedded one.
  ///
  /// @throws IOException when neither could make one
  Stamp stamp(byte[] bytes) throws IOException {
    if (external.isPresent()) {
      try {
        TimeStampToken token = external.get().stamp(bytes);
        fault = Optional.empty();
        return new Stamp(token, external.get().certificates(), name());
      } catch (IOException | RefusedException failed) {
        String why = "TLY-0621 time-stamping authority " + name() + ": " + failed.getMessage();
        if (!fault.equals(Optional.of(why))) {
          LOGGER.warning(why + "; the embedded one stamps until it answers");
        }
        fault = Optional.of(why);
      }
    }
    return new Stamp(embedded.stamp(bytes), embedded.certificates(), "embedded");
  }

  /// What packs are sealed with.
  public SealMaker sealMaker() {
    return local.sealMaker(clock);
  }

  /// Who stamps packs: the embedded authority, which always answers and whose tokens are of one form. What a pack proves about time rests on its anchors.
  public TimeStampAuthority packStamps() {
    return embedded;
  }

  /// All certificates that tokens of both authorities may need.
  public List<Certificate> known() {
    List<Certificate> known = new ArrayList<>(local.certificates());
    external.ifPresent(authority -> known.addAll(authority.certificates()));
    return known;
  }

  /// The external authority's address, or `embedded`.
  public String name() {
    return address.map(URI::toString).orElse("embedded");
  }

  public boolean isExternal() {
    return external.isPresent();
  }

  /// Why the external authority is not stamping right now.
  public Optional<String> fault() {
    return fault;
  }
}
