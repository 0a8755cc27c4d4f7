package org.tallystick.sftp.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.tallystick.live.LiveSession;
import org.tallystick.partner.PartnerSession;
import org.tallystick.sftp.session.SftpSession;

/// What is known of a signed-in session while it lasts. Thread-safe.
record LiveRecord(
    PartnerSession partner,
    String client,
    String algorithms,
    boolean weak,
    boolean dated,
    Instant since,
    List<SftpSession> channels) {

  static final AttributeKey<LiveRecord> KEY = new AttributeKey<>();

  static LiveRecord of(PartnerSession partner, Session session, Instant now) {
    return new LiveRecord(
        partner,
        String.valueOf(session.getClientVersion()),
        AlgorithmPolicy.words(session),
        AlgorithmPolicy.isWeak(session),
        AlgorithmPolicy.isDated(session),
        now,
        new CopyOnWriteArrayList<>());
  }

  LiveSession now() {
    return new LiveSession(
        partner.id(),
        partner.account(),
        partner.partner(),
        partner.peer(),
        client,
        algorithms,
        weak,
        dated,
        since,
        channels.stream().flatMap(channel -> channel.transfers().stream()).toList());
  }
}
