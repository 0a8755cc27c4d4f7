package org.tallystick.contract.rendering;

/// A content as a person reads it.
public sealed interface Rendering permits RenderedText, RenderedTable, NotRendered {}
