package org.tallystick.user;

/// Where a request came from. Written `203.0.113.7:52114` or `[2001:db8::1]:52114`.
public record Peer(String address, int port) {

  @Override
  public String toString() {
    return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
  }
}
