package org.tallystick.sftp.server;

import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.common.kex.KexFactoryManager;

/// The transport of connections that we make: what we offer as a server, in the same order ({@link AlgorithmPolicy}).
public final class ClientAlgorithms {

  private ClientAlgorithms() {}

  public static void apply(KexFactoryManager client) {
    AlgorithmPolicy.apply(client, ClientBuilder.DH2KEX);
  }
}
