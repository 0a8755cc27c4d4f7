package org.tallystick.contract.rendering;

/// Nothing to read here: offer the download.
///
/// @param reason for people, such as `a ZIP archive`
public record NotRendered(String reason) implements Rendering {}
