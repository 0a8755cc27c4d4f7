package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `TALLYSTICK_…` settings: the environment first, then a system property of the same name, then `tallystick.properties` in the data directory (or the file
/// `TALLYSTICK_CONFIG` names). `NAME_FILE` gives the path of a file that holds the value, for secrets.
@ApplicationScoped
public class Settings {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,18}) ?(?:([KMGT])iB)?");

  private final Function<String, Optional<String>> environment;
  private final Properties file;

  public Settings() {
    this(name ->
        Optional.ofNullable(System.getenv(name))
            .or(() -> Optional.ofNullable(System.getProperty(name))));
  }

  Settings(Function<String, Optional<String>> environment) {
    this.environment = environment;
    this.file = read(environment);
  }

  private static Properties read(Function<String, Optional<String>> environment) {
    Optional<String> named = environment.apply("TALLYSTICK_CONFIG");
    Path path =
        named
            .map(Path::of)
            .orElseGet(() ->
                Path.of(System.getProperty("tallystick.data", "data"), "tallystick.properties"));
    Properties properties = new Properties();
    if (named.isPresent() || Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException failed) {
        throw new InvalidSettingException(
            "TLY-0010 settings file "
                + path
                + ": cannot be read ("
                + failed.getMessage()
                + "); mend or remove it",
            failed);
      }
    }
    return properties;
  }

  public Optional<String> find(String name) {
    return environment
        .apply(name)
        .or(() -> Optional.ofNullable(file.getProperty(name)))
        .or(() -> fromFile(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private Optional<String> fromFile(String name) {
    String variant = name + "_FILE";
    return environment
        .apply(variant)
        .or(() -> Optional.ofNullable(file.getProperty(variant)))
        .map(path -> {
          try {
            return Files.readString(Path.of(path));
          } catch (IOException failed) {
            throw new InvalidSettingException(
                "TLY-0011 setting "
                    + variant
                    + ": file "
                    + path
                    + " cannot be read; check the path and its rights",
                failed);
          }
        });
  }

  public String text(String name, String otherwise) {
    return find(name).orElse(otherwise);
  }

  /// A whole number from `least` to `most`.
  public int number(String name, int otherwise, int least, int most) {
    return find(name)
        .map(value -> {
          String range = "expected a whole number from " + least + " to " + most;
          try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
              return number;
            }
          } catch (NumberFormatException notANumber) {
            throw new InvalidSettingException(invalid(name, value, range), notANumber);
          }
          throw new InvalidSettingException(invalid(name, value, range));
        })
        .orElse(otherwise);
  }

  /// A number of bytes, with or without a unit: `1048576`, `512MiB`, `64GiB`.
  public long bytes(String name, long otherwise) {
    return find(name)
        .map(value -> {
          Matcher size = SIZE.matcher(value);
          try {
            if (size.matches()) {
              return Math.multiplyExact(Long.parseLong(size.group(1)), unit(size.group(2)));
            }
          } catch (ArithmeticException tooMany) {
            throw new InvalidSettingException(
                invalid(name, value, "expected fewer bytes"), tooMany);
          }
          throw new InvalidSettingException(
              invalid(name, value, "expected a number of bytes such as 1048576, 512MiB or 64GiB"));
        })
        .orElse(otherwise);
  }

  private static long unit(@Nullable String letter) {
    return letter == null ? 1 : 1L << 10 * ("KMGT".indexOf(letter) + 1);
  }

  /// A duration such as `PT30S` or `P7D` (ISO 8601).
  public Duration duration(String name, Duration otherwise) {
    return find(name)
        .map(value -> {
          try {
            return Duration.parse(value);
          } catch (DateTimeParseException notADuration) {
            throw new InvalidSettingException(
                invalid(name, value, "expected a duration such as PT30S or P7D"), notADuration);
          }
        })
        .orElse(otherwise);
  }

  /// `on` or `off`.
  public boolean enabled(String name, boolean otherwise) {
    return find(name)
        .map(value ->
            switch (value) {
              case "on" -> true;
              case "off" -> false;
              default ->
                  throw new InvalidSettingException(invalid(name, value, "expected on or off"));
            })
        .orElse(otherwise);
  }

  private static String invalid(String name, String found, String expected) {
    return "TLY-0012 setting " + name + ": found '" + found + "', " + expected;
  }
}
