package org.tallystick.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a request was caused by our own pages or typed by the person, not by another site's page.
final class SameOrigin {

  private static final Set<String> OURS = Set.of("same-origin", "none");

  private SameOrigin() {}

  static boolean holds(HttpServletRequest request) {
    return holds(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"));
  }

  /// Browsers say it themselves (W3C Fetch Metadata); those too old for that send `Origin` with forms (RFC 6454). Programs send neither.
  static boolean holds(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
    if (fetchSite != null) {
      return OURS.contains(fetchSite);
    }
    return origin == null || (host != null && isOf(origin, host));
  }

  private static boolean isOf(String origin, String host) {
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }
}
