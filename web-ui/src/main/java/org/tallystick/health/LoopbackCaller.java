package org.tallystick.health;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Whether a request was made by a program on this machine, and not by a proxy here for somebody elsewhere.
final class LoopbackCaller {

  private static final List<String> LEFT_BY_PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

  private LoopbackCaller() {}

  static boolean made(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr())
        && LEFT_BY_PROXIES.stream().allMatch(header -> request.getHeader(header) == null);
  }

  /// The address is as the container writes it: never a name, so nothing is looked up.
  static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }
}
