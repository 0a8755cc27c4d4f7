/// The signed logs over HTTP, as C2SP tlog-tiles lays them out, and receipts: everything somebody needs to check them without us.
@NullMarked
package org.tallystick.rest.proof;

import org.jspecify.annotations.NullMarked;
