package org.tallystick.rest.proof;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.proof.PublishedLogs;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// The receipt of any event: the leaf, what it says, and the proof that the signed log has it.
@Path("/receipts/{id}")
@RequestScoped
public class ReceiptResource {

  @EJB private PublishedLogs logs;

  @GET
  @Needs(Scope.EVIDENCE_READ)
  public Response receipt(@PathParam("id") String id) {
    LedgerPosition position = LedgerPosition.parse(id);
    return logs.receipt(position)
        .map(receipt ->
            Response.ok(receipt.bytes(), "text/plain;charset=utf-8")
                .header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + position + ".tlog-proof\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build())
        .orElseThrow(() ->
            Problem.notFound(
                "receipt "
                    + id
                    + ": there is no such event, or no checkpoint signs it yet; ask again in a second"));
  }
}
