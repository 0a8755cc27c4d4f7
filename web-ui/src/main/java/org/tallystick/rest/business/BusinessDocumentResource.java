package org.tallystick.rest.business;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.business.BusinessDocument;
import org.tallystick.business.BusinessDocumentId;
import org.tallystick.business.BusinessDocuments;
import org.tallystick.business.BusinessFilter;
import org.tallystick.business.BusinessKind;
import org.tallystick.business.BusinessNumber;
import org.tallystick.business.BusinessOutcome;
import org.tallystick.business.BusinessPage;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// Packing lists, orders, invoices, and the files they rest on. Nothing here is ever changed or taken away.
@Path("/business-documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BusinessDocumentResource {

  private static final String LIST = "business-documents";

  @EJB private BusinessDocuments documents;

  @GET
  @Needs(Scope.BUSINESS_READ)
  public JsonObject list(
      @QueryParam("partner") @Nullable String partner,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("number") @Nullable String number,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    BusinessFilter filter =
        new BusinessFilter(
            QueryInput.text(partner).map(PartnerId::new),
            QueryInput.text(kind).map(BusinessKind::ofWord),
            QueryInput.text(number).map(BusinessNumber::new));
    BusinessPage page =
        documents.list(
            filter, Cursor.parse(LIST, cursor, BusinessPage.Key::parse), Paging.limit(asked));
    return Paging.page(
        page.documents(), BusinessJson::of, page.next().map(key -> Cursor.of(LIST, key)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.BUSINESS_WRITE)
  public Response create(InputStream body, @Context UriInfo uri) {
    BusinessOutcome outcome = documents.create(BusinessInput.document(JsonInput.parse(body)));
    if (outcome instanceof BusinessOutcome.Created(BusinessDocument document)) {
      return Response.created(uri.getAbsolutePathBuilder().path(document.id().toString()).build())
          .entity(whole(document))
          .build();
    }
    throw refused(outcome);
  }

  @GET
  @Path("/{id}")
  @Needs(Scope.BUSINESS_READ)
  public JsonObject one(@PathParam("id") String id) {
    return whole(find(id));
  }

  @GET
  @Path("/{id}/links")
  @Needs(Scope.BUSINESS_READ)
  public JsonObject links(@PathParam("id") String id) {
    return Paging.all(documents.linksOf(find(id).id()), BusinessJson::of);
  }

  /// Answers which of the files were not linked before; none when asked twice.
  @POST
  @Path("/{id}/links")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.BUSINESS_WRITE)
  public JsonObject link(@PathParam("id") String id, InputStream body) {
    BusinessOutcome outcome =
        documents.link(find(id).id(), BusinessInput.links(JsonInput.parse(body)));
    if (outcome
        instanceof BusinessOutcome.Linked(BusinessDocument document, List<LedgerPosition> added)) {
      JsonArrayBuilder positions = Json.createArrayBuilder();
      added.forEach(position -> positions.add(position.toString()));
      return Json.createObjectBuilder()
          .add("id", document.id().toString())
          .add("added", positions)
          .build();
    }
    throw refused(outcome);
  }

  private JsonObject whole(BusinessDocument document) {
    return BusinessJson.of(
        document, documents.linesOf(document.id()), documents.linksOf(document.id()));
  }

  private BusinessDocument find(String id) {
    return documents
        .find(BusinessDocumentId.parse(id))
        .orElseThrow(() -> Problem.notFound("business document " + id + ": there is none"));
  }

  private static RuntimeException refused(BusinessOutcome outcome) {
    return switch (outcome) {
      case BusinessOutcome.AlreadyExists(BusinessDocument same) ->
          Problem.conflict(
              same.kind().label()
                  + " "
                  + same.number()
                  + " of partner "
                  + same.partner()
                  + ": exists already as "
                  + same.id());
      case BusinessOutcome.Unknown(String sentence) -> Problem.unprocessable(sentence);
      case BusinessOutcome.Refused(String sentence) -> Problem.unprocessable(sentence);
      case BusinessOutcome.Created _, BusinessOutcome.Linked _ ->
          new IllegalStateException("not a refusal: " + outcome);
    };
  }
}
