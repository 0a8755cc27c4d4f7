package org.tallystick.ledger;

import jakarta.ejb.ApplicationException;

/// The event could not be made durable, so what was asked has not happened: the database is down, or the attempt itself failed.
@ApplicationException(rollback = true)
public class LedgerFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LedgerFault(String message, Throwable cause) {
    super(message, cause);
  }
}
