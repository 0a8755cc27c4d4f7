package org.tallystick.rest.proof;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.tallystick.proof.status.EvidenceStatus;
import org.tallystick.proof.status.LogStates;
import org.tallystick.rest.Needs;
import org.tallystick.user.Scope;

/// How good the evidence is, for programs that watch over it.
@Path("/evidence")
@RequestScoped
public class EvidenceResource {

  @EJB private EvidenceStatus status;
  @EJB private LogStates logs;

  @GET
  @Needs(Scope.EVIDENCE_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject evidence() {
    return EvidenceJson.of(status.report(), logs.all());
  }
}
