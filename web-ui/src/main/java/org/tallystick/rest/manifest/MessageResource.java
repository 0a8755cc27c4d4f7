package org.tallystick.rest.manifest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// What a partner can ask by SFTP: every file of a day either way. The same lines as below `/.exchange/messages`.
@Path("/messages")
@RequestScoped
public class MessageResource {

  @EJB private Partners partners;
  @EJB private Messages messages;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  @Produces(MediaType.WILDCARD)
  public Response list(
      @QueryParam("partner") @Nullable String id,
      @QueryParam("day") @Nullable String day,
      @QueryParam("format") @DefaultValue("jsonl") String wanted) {
    PartnerId partner = AskedPartner.of(partners, id);
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
