package org.tallystick.system;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a server is to be started: its data directory, ports and further settings.
public record ServerSetup(Path data, int httpPort, int sftpPort, Map<String, String> settings) {

  /// Half of the processor time of a start goes to the optimising compiler; a server that lives for a minute does not get it back.
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  public ServerSetup {
    settings = Map.copyOf(settings);
  }

  /// A new data directory and free ports, for a server that starts as it does at a user's; the demo partner is set up.
  static ServerSetup asDelivered(String name) {
    return new ServerSetup(
        Checkout.freshFolder(name), Checkout.freePort(), Checkout.freePort(), Map.of());
  }

  /// The same for a server that is needed soon and not for long.
  public static ServerSetup fresh(String name) {
    ServerSetup setup = asDelivered(name).with("TALLYSTICK_JAVA_OPTIONS", QUICK_START);
    ReadyHostKey.giveTo(setup.data());
    return setup;
  }

  public ServerSetup with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value);
    return new ServerSetup(data, httpPort, sftpPort, more);
  }

  public ServerSetup withData(Path other) {
    return new ServerSetup(other, httpPort, sftpPort, settings);
  }

  public ServerSetup withHttpPort(int port) {
    return new ServerSetup(data, port, sftpPort, settings);
  }

  public ServerSetup withSftpPort(int port) {
    return new ServerSetup(data, httpPort, port, settings);
  }

  /// The launcher's environment: ours, and of the caller's only what is not a setting.
  void applyTo(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("TALLYSTICK_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TALLYSTICK_DATA", data.toString());
    environment.put("TALLYSTICK_HTTP_PORT", Integer.toString(httpPort));
    environment.put("TALLYSTICK_SFTP_PORT", Integer.toString(sftpPort));
    environment.putAll(settings);
  }
}
