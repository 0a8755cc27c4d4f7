package org.tallystick.rest.proof;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.tallystick.claim.ClaimAnswer;
import org.tallystick.claim.Claims;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// Evidence packs: a claim in, an ASiC-E container out, or the reason why it cannot be proven.
@Path("/packs")
@RequestScoped
public class PackResource {

  private static final String ASIC_E = "application/vnd.etsi.asic-e+zip";

  @EJB private Claims claims;

  @POST
  @Needs(Scope.EVIDENCE_WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response prove(InputStream body) {
    return switch (claims.prove(ClaimInput.request(JsonInput.parse(body)))) {
      case ClaimAnswer.Proven proven ->
          Response.ok(proven.pack(), ASIC_E)
              .header(
                  HttpHeaders.CONTENT_DISPOSITION,
                  "attachment; filename=\"" + proven.fileName() + "\"")
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .build();
      case ClaimAnswer.NotProvable(String reason, String next) ->
          throw Problem.unprocessable("Not provable: " + reason + " " + next);
    };
  }
}
