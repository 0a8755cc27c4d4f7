/// The rules of ARCHITECTURE.md, kept by machine. `wrong` holds a class that breaks each, so that every rule is seen to fail.
@NullMarked
package org.tallystick.architecture;

import org.jspecify.annotations.NullMarked;
