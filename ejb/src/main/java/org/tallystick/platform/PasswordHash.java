package org.tallystick.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password as it may be stored: Argon2id (RFC 9106), written as a PHC string such as `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`.
///
/// Thread-safe. One hash takes 19 MiB and some ten milliseconds; no more than {@link #AT_ONCE} are computed at a time, so that a flood of sign-ins costs its callers
/// time and not the server its memory.
public record PasswordHash(String phc) {

  /// Longer passwords match nothing and cannot be set.
  public static final int LONGEST = 1024;

  private static final int AT_ONCE = 4;
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Semaphore TURNS = new Semaphore(AT_ONCE, true);
  private static final PasswordHash NOBODYS =
      of(Base64.getEncoder().encodeToString(random(SALT_BYTES)));

  /// @throws IllegalArgumentException when it is not such a string
  public PasswordHash {
    if (!FORM.matcher(phc).matches()) {
      throw new IllegalArgumentException(
          "password hash: expected a PHC string of argon2id; set the password again");
    }
  }

  /// Hashes a new password with a new salt.
  ///
  /// @throws IllegalArgumentException when it is empty or longer than {@link #LONGEST} characters
  public static PasswordHash of(String password) {
    if (password.isEmpty() || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "password: " + password.length() + " characters, expected 1 to " + LONGEST);
    }
    byte[] salt = random(SALT_BYTES);
    byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m="
            + MEMORY_KIB
            + ",t="
            + PASSES
            + ",p="
            + LANES
            + "$"
            + base64.encodeToString(salt)
            + "$"
            + base64.encodeToString(hash));
  }

  /// Whether `password` is the one that was hashed.
  public boolean matches(String password) {
    Matcher parts = FORM.matcher(phc);
    if (!parts.matches() || password.length() > LONGEST) {
      return false;
    }
    byte[] stored = Base64.getDecoder().decode(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] given =
        argon2id(
            password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)),
            stored.length);
    return MessageDigest.isEqual(stored, given);
  }

  /// Whether `password` matches what is stored. When nothing is stored (there is no such name, or it has no password) it costs as much and is never true.
  public static boolean matches(Optional<PasswordHash> stored, String password) {
    return stored.orElse(NOBODYS).matches(password) && stored.isPresent();
  }

  private static byte[] argon2id(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2Parameters parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build();
    byte[] hash = new byte[length];
    TURNS.acquireUninterruptibly();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(parameters);
      generator.generateBytes(bytes(password), hash);
    } finally {
      TURNS.release();
    }
    return hash;
  }

  /// One password typed on two keyboards must be one byte string (RFC 8265 §4.2).
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// Keeps a hash out of logs.
  @Override
  public String toString() {
    return "password hash";
  }
}
