package org.tallystick.architecture.wrong.circle.one;

import org.tallystick.architecture.wrong.circle.two.Egg;

/// Needs the other.
public record Hen(Egg from) {}
