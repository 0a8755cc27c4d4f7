package org.tallystick.evidence.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Questions to somebody else's server that end: after so much time, body included, with so many bytes at most. Redirects are not followed. Thread-safe.
public final class BoundedHttp {

  private final HttpClient client;
  private final Duration timeLimit;
  private final int largest;

  /// @param largest in bytes
  public BoundedHttp(Duration timeLimit, int largest) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(timeLimit)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.timeLimit = timeLimit;
    this.largest = largest;
  }

  /// @param type the answer's media type, as it says
  public record Answer(int status, Optional<String> type, byte[] body) {}

  /// @return completed in time, exceptionally when there was no answer, or too long a one
  public CompletableFuture<Answer> post(URI address, String type, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeLimit)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), largest));
    CompletableFuture<Answer> answer =
        sent.thenApply(response ->
            new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type"),
                response.body()));
    return answer
        .orTimeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, failed) -> {
          if (failed != null) {
            sent.cancel(true);
          }
        });
  }

  /// Why there was no answer, for people.
  public String reason(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case java.util.concurrent.TimeoutException _ -> slow();
      case java.net.http.HttpTimeoutException _ -> slow();
      case java.net.ConnectException _ -> "nobody answers there";
      case java.nio.channels.ClosedChannelException _ -> "nobody answers there";
      default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    };
  }

  private String slow() {
    return "no whole answer within " + timeLimit.toMillis() + " ms";
  }
}
