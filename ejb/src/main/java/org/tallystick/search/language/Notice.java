package org.tallystick.search.language;

/// A sentence for whoever typed the query, about a part of it that was not understood.
///
/// @param part as it was typed
public record Notice(String part, String text) {}
