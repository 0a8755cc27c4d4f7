package org.tallystick.sftp.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.SftpErrorDataHandler;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.jspecify.annotations.Nullable;

/// The library's client for many threads at once: an answer wakes who waits for it, where the library wakes everyone.
final class PromptClient extends DefaultSftpClient {

  private static final int ROOM_FOR_ID = Long.BYTES;

  private final Map<Integer, CompletableFuture<Buffer>> answers = new ConcurrentHashMap<>();

  PromptClient(ClientSession session) throws IOException {
    super(session, SftpVersionSelector.CURRENT, SftpErrorDataHandler.EMPTY);
    getClientChannel().addCloseFutureListener(closed -> answers.values().forEach(this::end));
  }

  private void end(CompletableFuture<Buffer> answer) {
    answer.completeExceptionally(new SshException("Channel is being closed"));
  }

  private CompletableFuture<Buffer> answer(int id) {
    return answers.computeIfAbsent(id, fresh -> new CompletableFuture<>());
  }

  /// Until the version is agreed the constructor of the library waits in its own way, and this object is not made yet.
  @Override
  protected void process(Buffer incoming) throws IOException {
    if (getVersion() == 0) {
      super.process(incoming);
      return;
    }
    Buffer answer = new ByteArrayBuffer(incoming.available() + ROOM_FOR_ID, false);
    answer.putBuffer(incoming);
    int begin = answer.rpos();
    answer.getInt();
    answer.getUByte();
    int id = answer.getInt();
    answer.rpos(begin);
    answer(id).complete(answer);
  }

  /// @return null when nothing came in time
  @Override
  public @Nullable Buffer receive(int id, Duration timeout) throws IOException {
    CompletableFuture<Buffer> answer = answer(id);
    if (isClosing() || !isOpen()) {
      end(answer);
    }
    try {
      Buffer came = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      answers.remove(id);
      return came;
    } catch (TimeoutException late) {
      return null;
    } catch (InterruptedException interrupted) {
      throw (IOException)
          new InterruptedIOException("Interrupted while waiting for an answer")
              .initCause(interrupted);
    } catch (ExecutionException ended) {
      answers.remove(id);
      throw new SshException("Channel is being closed", ended.getCause());
    }
  }
}
