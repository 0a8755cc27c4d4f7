package org.tallystick.contract.text;

/// A content without words for us.
///
/// @param reason for people, such as `a ZIP archive`
public record NotText(String reason) implements Extraction, Decoding {}
