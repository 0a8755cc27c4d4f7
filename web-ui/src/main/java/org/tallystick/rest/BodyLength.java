package org.tallystick.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.tallystick.security.LongBody;

/// Lets long bodies in where a method is made for them, once it is known that the caller may use it.
@Provider
@Priority(Priorities.USER)
public class BodyLength implements ContainerRequestFilter {

  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    if (resource.getResourceMethod().isAnnotationPresent(AnyLength.class)) {
      LongBody.expect();
    }
  }
}
