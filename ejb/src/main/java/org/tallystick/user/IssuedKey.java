package org.tallystick.user;

/// A new API key with its secret, which nobody can ever show again.
public record IssuedKey(ApiKey key, ApiKeySecret secret) {}
