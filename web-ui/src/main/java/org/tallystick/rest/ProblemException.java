package org.tallystick.rest;

import jakarta.ws.rs.WebApplicationException;

/// Carries a {@link Problem} out of a resource.
public class ProblemException extends WebApplicationException {

  private static final long serialVersionUID = 1L;

  ProblemException(Problem problem) {
    super(problem.detail(), problem.response().build());
  }
}
