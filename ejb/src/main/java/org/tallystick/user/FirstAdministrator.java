package org.tallystick.user;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import org.tallystick.platform.DemoMode;
import org.tallystick.platform.NewPassword;

/// Makes the administrator `admin` when there is nobody at all and no demo, and prints the password once.
@Singleton
@Startup
@DependsOn({"Migration", "Ledger"})
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAdministrator {

  private static final UserName NAME = new UserName("admin");

  @Inject private People people;
  @Inject private DemoMode demo;

  @PostConstruct
  void begin() {
    if (demo.isOn() || !people.all().isEmpty()) {
      return;
    }
    NewPassword password = generated();
    UserOutcome<WebUser> outcome =
        people.create("system", NAME, password, EnumSet.of(Role.ADMINISTRATOR));
    if (outcome instanceof UserOutcome.Done<WebUser>) {
      print(password);
    }
  }

  /// 120 random bits.
  static NewPassword generated() {
    byte[] bytes = new byte[15];
    new SecureRandom().nextBytes(bytes);
    return new NewPassword(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Past the server's log, which is a file that stays.
  private static void print(NewPassword password) {
    PrintStream console =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    console.printf(
        "%n  First administrator: user %s, password %s%n  It is not shown again; change it after signing in.%n%n",
        NAME, password.value());
  }
}
