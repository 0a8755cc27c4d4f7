package org.tallystick.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/// Version 1 of the REST API.
@ApplicationPath("/api/v1")
public class RestApplication extends Application {}
