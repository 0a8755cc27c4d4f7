package org.tallystick.archive;

/// What one handle wrote.
///
/// @param writes how many write requests
/// @param bytes how many bytes they carried
/// @param size the length of the upload when it was summed up
public record WriteSummary(long writes, long bytes, long size) {}
