package org.tallystick.architecture.wrong.rest;

import org.tallystick.architecture.wrong.sftp.Listener;

/// A resource that sees the listener.
class ScreenlessSftp {

  final Listener listener = new Listener();
}
