package org.tallystick.rest.archive;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.rest.Problem;

/// How a document's content is answered: always as a download, never to be shown by a browser, with the digest of the whole (RFC 9530) also where only a part is sent.
final class ContentAnswer {

  private static final int BUFFER = 64 * 1024;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Document document;
  private final String tag;

  ContentAnswer(Document document) {
    this.document = document;
    this.tag = "\"" + document.digest().hex() + "\"";
  }

  /// Whether the caller has it already (RFC 9110 §13.1.2).
  boolean isKnown(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(","))
            .map(String::strip)
            .map(known -> known.startsWith("W/") ? known.substring(2) : known)
            .anyMatch(known -> known.equals(tag) || known.equals("*"));
  }

  /// The range counts only when what the caller has the rest of is this content (§13.1.5).
  ByteRange range(@Nullable String range, @Nullable String ifRange) {
    return ifRange == null || ifRange.equals(tag)
        ? ByteRange.parse(range, document.size())
        : new ByteRange.Whole();
  }

  Response notModified() {
    return headers(Response.notModified()).build();
  }

  Response unsatisfiable() {
    return new Problem(
            RANGE_NOT_SATISFIABLE,
            "document "
                + document.position()
                + ": has "
                + document.size()
                + " bytes, none of them in the range asked for")
        .response()
        .header("Content-Range", "bytes */" + document.size())
        .build();
  }

  /// What GET would say, without the bytes.
  Response head() {
    return described(Response.ok()).header(HttpHeaders.CONTENT_LENGTH, document.size()).build();
  }

  Response whole(SeekableByteChannel content) {
    return described(Response.ok(stream(content, document.size())))
        .header(HttpHeaders.CONTENT_LENGTH, document.size())
        .build();
  }

  Response part(SeekableByteChannel content, ByteRange.Part part) throws IOException {
    content.position(part.first());
    return described(
            Response.status(Response.Status.PARTIAL_CONTENT).entity(stream(content, part.length())))
        .header("Content-Range", part.of(document.size()))
        .header(HttpHeaders.CONTENT_LENGTH, part.length())
        .build();
  }

  private Response.ResponseBuilder described(Response.ResponseBuilder response) {
    return headers(response)
        .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
        .header("Accept-Ranges", "bytes")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(document.name()));
  }

  private Response.ResponseBuilder headers(Response.ResponseBuilder response) {
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(
            "Repr-Digest",
            "sha-256=:" + Base64.getEncoder().encodeToString(document.digest().bytes()) + ":")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static StreamingOutput stream(SeekableByteChannel content, long length) {
    return out -> {
      try (content) {
        copy(Channels.newInputStream(content), out, length);
      }
    };
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("content ended " + left + " bytes early");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
