package org.tallystick.remote.client;

import java.util.Optional;

/// One step of a trial, told to people.
///
/// @param tried what was done
/// @param answered what came back
/// @param next what to do; empty when it went well
public record TestStep(
    RemoteStep step, boolean succeeded, String tried, String answered, Optional<String> next) {}
