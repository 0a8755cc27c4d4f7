package org.tallystick.architecture.wrong.unmarked;

/// In a package without a front door.
class WithoutPackageInfo {}
