package org.tallystick.remote.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Where the SFTP module presents its client when it starts; before, nothing is reached.
@ApplicationScoped
public class RemoteRegister {

  private static final String ANSWER = "the SFTP client has not started";
  private static final String NEXT = "wait until the server is up, or see its log";

  private static final RemoteClient NONE =
      new RemoteClient() {
        @Override
        public RemoteSession open(RemoteAccess access) throws RemoteFault {
          throw new RemoteFault(
              RemoteStep.CONNECT, RemoteFault.Reach.SERVER, "reach " + access, ANSWER, NEXT);
        }

        @Override
        public TestReport test(RemoteAccess access, Optional<RemotePath> directory, boolean write) {
          return new TestReport(
              List.of(
                  new TestStep(
                      RemoteStep.CONNECT, false, "reach " + access, ANSWER, Optional.of(NEXT))),
              Optional.empty());
        }

        @Override
        public void forget(String id) {}
      };

  private volatile RemoteClient presented = NONE;

  public void present(RemoteClient client) {
    presented = client;
  }

  /// The client stops.
  public void withdraw() {
    presented = NONE;
  }

  /// Whether there is a client that servers can be reached with.
  public boolean isReady() {
    return presented != NONE;
  }

  public RemoteClient client() {
    return presented;
  }
}
