package org.tallystick.rest.archive;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Acknowledging;
import org.tallystick.archive.Document;
import org.tallystick.archive.Documents;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.business.BusinessJson;
import org.tallystick.user.Scope;

/// One archived file: what it is, its bytes, its story, and the business documents that rest on it.
@Path("/documents/{id}")
@RequestScoped
public class DocumentResource {

  private static final int UNPROCESSABLE = 422;

  @EJB private ExchangeHistory history;
  @EJB private Documents documents;
  @EJB private Acknowledging acknowledging;
  @EJB private BusinessDocuments business;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject one(@PathParam("id") String id) {
    Document document = find(id);
    return DocumentJson.of(document, history.deliveries(List.of(document.position())));
  }

  /// Asks for nothing to be read, so nothing is logged.
  @HEAD
  @Path("/content")
  @Needs(Scope.EXCHANGES_READ)
  public Response contentHeaders(@PathParam("id") String id) {
    return new ContentAnswer(find(id)).head();
  }

  @GET
  @Path("/content")
  @Needs(Scope.EXCHANGES_READ)
  public Response content(
      @PathParam("id") String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch)
      throws IOException {
    Document document = find(id);
    ContentAnswer answer = new ContentAnswer(document);
    if (answer.isKnown(ifNoneMatch)) {
      return answer.notModified();
    }
    return switch (answer.range(range, ifRange)) {
      case ByteRange.Whole() -> answer.whole(open(document));
      case ByteRange.Part part -> answer.part(open(document), part);
      case ByteRange.Unsatisfiable() -> answer.unsatisfiable();
    };
  }

  @GET
  @Path("/events")
  @Needs(Scope.EXCHANGES_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject events(@PathParam("id") String id) {
    return Paging.all(history.story(find(id)).events(), EventJson::of);
  }

  @GET
  @Path("/business-documents")
  @Needs(Scope.BUSINESS_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject businessDocuments(@PathParam("id") String id) {
    return Paging.all(business.of(find(id).position()), BusinessJson::of);
  }

  /// Our application took it over.
  @PUT
  @Path("/acknowledgement")
  @Needs(Scope.EXCHANGES_SEND)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject acknowledge(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    Optional<String> reference = input.findText("reference");
    input.end();
    if (reference.filter(text -> text.length() > Acknowledging.LONGEST_REFERENCE).isPresent()) {
      throw Problem.badRequest(
          "/reference: found "
              + reference.get().length()
              + " characters, expected at most "
              + Acknowledging.LONGEST_REFERENCE);
    }
    return acknowledging
        .acknowledge(find(id).position(), reference)
        .map(event -> Json.createObjectBuilder().add("event", event.toString()).build())
        .orElseThrow(() ->
            new Problem(
                    UNPROCESSABLE,
                    "document "
                        + id
                        + ": we sent it, so it is for the partner to acknowledge; expected one that the partner sent")
                .exception());
  }

  private SeekableByteChannel open(Document document) throws IOException {
    try {
      return documents.open(document, Documents.Purpose.DOWNLOAD);
    } catch (NoSuchFileException erased) {
      throw new Problem(
              Response.Status.GONE.getStatusCode(),
              "document " + document.position() + ": its content is not there any more")
          .exception();
    }
  }

  private Document find(String id) {
    return history
        .find(LedgerPosition.parse(id))
        .orElseThrow(() -> Problem.notFound("document " + id + ": there is none"));
  }
}
