package org.tallystick.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.tallystick.platform.NewPassword;
import org.tallystick.user.Role;

/// The passwords of the demo's people, in a file only its owner reads: `credentials.properties`, a line `name=password` each.
record DemoCredentials(Map<Role, NewPassword> passwords) {

  private static final int PASSWORD_BYTES = 12;

  static DemoCredentials create(Path directory) throws IOException {
    SecureRandom random = new SecureRandom();
    Map<Role, NewPassword> passwords = new EnumMap<>(Role.class);
    StringBuilder lines = new StringBuilder();
    for (Role role : Role.values()) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      random.nextBytes(bytes);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      passwords.put(role, new NewPassword(password));
      lines.append(nameOf(role)).append('=').append(password).append('\n');
    }
    Path file = directory.resolve("credentials.properties");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, lines);
    return new DemoCredentials(passwords);
  }

  static String nameOf(Role role) {
    return role == Role.ADMINISTRATOR ? "admin" : role.word();
  }

  NewPassword passwordOf(Role role) {
    NewPassword password = passwords.get(role);
    if (password == null) {
      throw new IllegalArgumentException("role " + role.word() + ": the demo has no such person");
    }
    return password;
  }
}
