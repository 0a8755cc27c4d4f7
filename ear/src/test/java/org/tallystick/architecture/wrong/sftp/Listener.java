package org.tallystick.architecture.wrong.sftp;

/// What nobody but its own module may see.
public class Listener {}
