package org.tallystick.architecture.wrong;

/// A name that says nothing.
class OrderManager {}
