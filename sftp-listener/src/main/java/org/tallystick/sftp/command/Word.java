package org.tallystick.sftp.command;

import java.util.Optional;

/// One word of a command.
///
/// @param pattern the same where some `*` or `?` stand for names; those that stand for themselves have a backslash
public record Word(String text, Optional<String> pattern) {}
