package org.tallystick.rest.send;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.partner.InterfaceId;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.rest.archive.DocumentJson;
import org.tallystick.send.BrokenOffException;
import org.tallystick.send.SendRequest;
import org.tallystick.send.Sending;
import org.tallystick.send.Sent;
import org.tallystick.user.Scope;

/// A file on its way to a partner.
@Path("/interfaces/{id}/files/{name}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SendingResource {

  private static final int INSUFFICIENT_STORAGE = 507;
  private static final int UNPROCESSABLE = 422;
  private static final String DUPLICATE = "duplicate";

  @EJB private Sending sending;

  /// Sends the body, byte by byte as it comes, under that name.
  ///
  /// @param confirm `duplicate`, to send what was sent before
  @PUT
  @Needs(Scope.EXCHANGES_SEND)
  public Response send(
      @PathParam("id") String id,
      @Encoded @PathParam("name") String name,
      @QueryParam("confirm") @Nullable String confirm,
      @HeaderParam("Repr-Digest") @Nullable String digest,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String coding,
      InputStream body,
      @Context UriInfo uri)
      throws IOException {
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw new Problem(
              Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode(),
              "Content-Encoding: found '"
                  + coding
                  + "', expected none; the body is sent to the partner as it comes")
          .exception();
    }
    if (confirm != null && !confirm.equals(DUPLICATE)) {
      throw Problem.badRequest("confirm: found '" + confirm + "', expected duplicate or nothing");
    }
    SendRequest request =
        new SendRequest(
            new InterfaceId(id),
            SendingHeaders.name(name),
            SendRequest.Way.API,
            SendingHeaders.digest(digest),
            SendingHeaders.key(key),
            confirm != null);
    try {
      return answer(sending.send(request, body), uri);
    } catch (BrokenOffException broken) {
      throw Problem.badRequest("body: ended early; nothing was kept, send it again");
    }
  }

  private static Response answer(Sent sent, UriInfo uri) {
    return switch (sent) {
      case Sent.Placed(Document document, var earlier) -> created(document, uri);
      case Sent.Known(Document document) -> created(document, uri);
      case Sent.SentBefore before ->
          new Problem(
                  Response.Status.CONFLICT.getStatusCode(),
                  before.sentence()
                      + (before.mayConfirm()
                          ? "; nothing was sent; to send them again, repeat the request with ?confirm=duplicate"
                          : "; nothing was sent, as the interface refuses duplicates"),
                  Map.of("earlier", before.earlier().position().toString()))
              .response()
              .build();
      case Sent.Refused(Sent.Reason reason, String sentence) ->
          throw new Problem(status(reason), sentence).exception();
    };
  }

  private static Response created(Document document, UriInfo uri) {
    JsonObject json = DocumentJson.of(document);
    return Response.created(
            uri.getBaseUriBuilder().path("documents/" + document.position()).build())
        .header(
            "Repr-Digest",
            "sha-256=:" + Base64.getEncoder().encodeToString(document.digest().bytes()) + ":")
        .entity(json)
        .build();
  }

  private static int status(Sent.Reason reason) {
    return switch (reason) {
      case UNKNOWN_INTERFACE -> Response.Status.NOT_FOUND.getStatusCode();
      case OCCUPIED -> Response.Status.CONFLICT.getStatusCode();
      case TOO_LARGE -> Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
      case NO_SPACE -> INSUFFICIENT_STORAGE;
      case NOT_OUTBOUND, KEY_TAKEN, OTHER_BYTES, ERASED -> UNPROCESSABLE;
    };
  }
}
