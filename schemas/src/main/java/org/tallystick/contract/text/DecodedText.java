package org.tallystick.contract.text;

import java.nio.charset.Charset;

/// Characters and how they were read.
///
/// @param text without a byte order mark
/// @param guessed whether the encoding is only the likeliest, as the bytes are not UTF-8 and nothing declares another
/// @param truncated whether the content went on after what was read
public record DecodedText(String text, Charset charset, boolean guessed, boolean truncated)
    implements Decoding {}
