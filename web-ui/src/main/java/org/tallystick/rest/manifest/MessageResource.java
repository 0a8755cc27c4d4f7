package org.tallystick.rest.manifest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.message.MessageFormat;
import org.tallystick.message.Messages;
import org.tallystick.message.ReceivedAnswer;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// What a partner can ask by SFTP: every file of a day either way, and whether a content was received. The same lines as below `/.exchange`.
@Path("/partners/{id}")
@RequestScoped
public class MessageResource {

  @EJB private Partners partners;
  @EJB private Messages messages;

  @GET
  @Path("/messages")
  @Needs(Scope.EXCHANGES_READ)
  @Produces(MediaType.WILDCARD)
  public Response list(
      @PathParam("id") String id,
      @QueryParam("day") @Nullable String day,
      @QueryParam("format") @DefaultValue("jsonl") String wanted) {
    PartnerId partner = find(id);
    LocalDate asked = day(day);
    MessageFormat format =
        MessageFormat.ofEnding(wanted)
            .orElseThrow(
                () -> Problem.badRequest("format: found '" + wanted + "', expected jsonl or csv"));
    StreamingOutput output = to -> messages.write(partner, asked, format, to);
    return Response.ok(output)
        .type(
            format == MessageFormat.CSV
                ? "text/csv; charset=utf-8"
                : "application/jsonl; charset=utf-8")
        .build();
  }

  @GET
  @Path("/received/{sha256}")
  @Needs(Scope.EXCHANGES_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String received(@PathParam("id") String id, @PathParam("sha256") String sha256) {
    PartnerId partner = find(id);
    return ReceivedAnswer.digest(sha256)
        .map(digest -> ReceivedAnswer.page(digest, messages.ofContent(partner, digest)))
        .orElseThrow(() -> Problem.badRequest("sha256: expected 64 lower-case hexadecimal digits"));
  }

  private PartnerId find(String id) {
    return partners
        .find(new PartnerId(id))
        .map(Partner::id)
        .orElseThrow(() -> Problem.notFound("partner " + id + ": there is none"));
  }

  private static LocalDate day(@Nullable String text) {
    try {
      if (text != null) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException notADay) {
      throw Problem.badRequest("day: found '" + text + "', expected a day such as 2026-11-20");
    }
    throw Problem.badRequest("day: is missing, expected a day such as 2026-11-20");
  }
}
