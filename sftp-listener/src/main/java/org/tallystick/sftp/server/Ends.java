package org.tallystick.sftp.server;

import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.session.helpers.TimeoutIndicator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Excerpt;

/// Notes why connections end: who took leave, or was silent for too long, or broke the protocol, is told apart from a connection that broke.
record Ends(SignIns signIns) implements SessionListener {

  private static final int LONGEST = 200;

  @Override
  public void sessionDisconnect(
      Session session, int code, @Nullable String message, String language, boolean initiator) {
    SessionEnd end = session.getAttribute(SignIns.SESSION_END);
    if (end != null) {
      end.because(initiator ? ours(session, message) : "the client took leave" + said(message));
    }
  }

  /// The whole server stops.
  static void ofTheServer(Session session) {
    SessionEnd end = session.getAttribute(SignIns.SESSION_END);
    if (end != null) {
      end.because("the server stopped");
    }
  }

  private static String ours(Session session, @Nullable String message) {
    return session.getTimeoutStatus().getStatus() == TimeoutIndicator.TimeoutStatus.IdleTimeout
        ? "it was silent for " + session.getIdleTimeout().toSeconds() + " s"
        : "the server ended it" + said(message);
  }

  private static String said(@Nullable String message) {
    return message == null || message.isBlank() ? "" : ": " + Excerpt.of(message.strip(), LONGEST);
  }

  @Override
  public void sessionClosed(Session session) {
    signIns.closed((ServerSession) session);
  }
}
