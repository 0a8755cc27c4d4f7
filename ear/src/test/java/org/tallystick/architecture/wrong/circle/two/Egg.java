package org.tallystick.architecture.wrong.circle.two;

import org.tallystick.architecture.wrong.circle.one.Hen;
import org.jspecify.annotations.Nullable;

/// Needs the one.
public record Egg(@Nullable Hen by) {}
