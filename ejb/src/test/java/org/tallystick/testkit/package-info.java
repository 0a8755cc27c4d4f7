/// What tests of the archive stand on: the real schema and mapper without a server.
@NullMarked
package org.tallystick.testkit;

import org.jspecify.annotations.NullMarked;
