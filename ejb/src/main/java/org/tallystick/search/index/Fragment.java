package org.tallystick.search.index;

/// A piece of a snippet: text as it is in the file, and whether it is what was searched for. Not HTML: escape it.
public record Fragment(String text, boolean highlighted) {}
