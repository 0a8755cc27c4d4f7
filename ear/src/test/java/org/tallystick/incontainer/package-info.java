/// Tests that run inside the provisioned server, beside the use cases: who may call what, as the container enforces it.
@NullMarked
package org.tallystick.incontainer;

import org.jspecify.annotations.NullMarked;
