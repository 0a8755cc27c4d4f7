package org.tallystick.archive;

/// How a client opens a file for writing (draft-ietf-secsh-filexfer-02 §6.3).
///
/// @param create make the file when it is not there (`SSH_FXF_CREAT`)
/// @param truncate begin with nothing (`SSH_FXF_TRUNC`)
/// @param exclusive fail when it is there (`SSH_FXF_EXCL`)
public record WriteMode(boolean create, boolean truncate, boolean exclusive) {}
