package org.tallystick.sftp.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;

/// The library's connection, which can agree with its client once more, on a cipher that costs less (RFC 4253 §9: either side may ask for new keys at any time, and other
/// algorithms may come of it).
///
/// OpenSSH before 10 prefers AES-CTR with a MAC beside it to AES-GCM, though it knows both. The server speaks first, and learns only from the client's proposal that it could have offered
/// less. Only OpenSSH is asked, which is known to take new keys in the middle of a transfer.
final class PartnerConnection extends ServerSessionImpl {

  private static final String OPENSSH = "SSH-2.0-OpenSSH_";

  /// In bytes. A transfer of this size neither gains nor loses by new keys, longer ones gain.
  private static final long MUCH = 64L << 20;

  private final AtomicLong moved = new AtomicLong();
  private volatile List<String> cheaper = List.of();

  PartnerConnection(ServerFactoryManager server, IoSession io) throws Exception {
    super(server, io);
  }

  /// Counts what a request and its answer took, in bytes, and asks for new keys when it is so much that they pay. Thread-safe.
  ///
  /// @throws IOException the connection is gone
  void moved(long bytes) throws IOException {
    long now = moved.addAndGet(bytes);
    if (now > MUCH && now - bytes <= MUCH && isOpenSsh()) {
      List<String> offered = AlgorithmPolicy.cheaperThanAgreed(this);
      if (!offered.isEmpty()) {
        cheaper = offered;
        initialKexProposal = null;
        reExchangeKeys();
      }
    }
  }

  private boolean isOpenSsh() {
    String version = getClientVersion();
    return version != null && version.startsWith(OPENSSH);
  }

  /// The client has said by now what software it is. What can be agreed on stays what it was, so that a key exchange the client has begun meanwhile comes to its end.
  @Override
  protected Map<KexProposalOption, String> createProposal(String hostKeyTypes) throws IOException {
    AlgorithmPolicy.applyForClient(this);
    Map<KexProposalOption, String> proposal = super.createProposal(hostKeyTypes);
    if (!cheaper.isEmpty()) {
      String names = String.join(",", cheaper);
      proposal.put(KexProposalOption.S2CENC, names);
      proposal.put(KexProposalOption.C2SENC, names);
    }
    return proposal;
  }
}
