package org.tallystick.remote.client;

/// What is done with a partner's server, in the order in which it is tried.
public enum RemoteStep {
  RESOLVE("TLY-0950", "find the address"),
  CONNECT("TLY-0951", "connect"),
  HOST_KEY("TLY-0952", "check the host key"),
  SIGN_IN("TLY-0953", "sign in"),
  OPEN_SFTP("TLY-0954", "begin SFTP"),
  LIST("TLY-0955", "list"),
  LOOK("TLY-0956", "look at"),
  READ("TLY-0957", "fetch"),
  WRITE("TLY-0958", "write"),
  RENAME("TLY-0959", "rename"),
  REMOVE("TLY-0960", "remove"),
  COMPARE("TLY-0961", "compare"),
  /// Not tried: too many tries have failed.
  PAUSE("TLY-0962", "reach"),
  /// Not tried: our own history is not what was signed.
  HISTORY("TLY-0971", "work for");

  private final String code;
  private final String words;

  RemoteStep(String code, String words) {
    this.code = code;
    this.words = words;
  }

  public String code() {
    return code;
  }

  /// What is done, `list`.
  public String words() {
    return words;
  }
}
