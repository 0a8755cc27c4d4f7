package org.tallystick.contract.text;

/// The words of a content: values without the marks of the format, separated by white space.
///
/// @param truncated whether the content went on after what was read
public record Extracted(TextKind kind, String text, boolean truncated) implements Extraction {}
