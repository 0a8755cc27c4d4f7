package org.tallystick.contract.text;

/// What searching a content can rest on.
public sealed interface Extraction permits Extracted, NotText {}
