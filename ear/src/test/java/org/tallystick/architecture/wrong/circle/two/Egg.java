package org.tallystick.architecture.wrong.circle.two;

import org.jspecify.annotations.Nullable;
import org.tallystick.architecture.wrong.circle.one.Hen;

/// Needs the one.
public record Egg(@Nullable Hen by) {}
