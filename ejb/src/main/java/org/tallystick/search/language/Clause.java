package org.tallystick.search.language;

/// One condition that must hold, or must not.
public record Clause(Condition condition, boolean negated) {}
