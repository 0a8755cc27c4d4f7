/// Partners, their interfaces, accounts and keys, for programs.
@NullMarked
package org.tallystick.rest.partner;

import org.jspecify.annotations.NullMarked;
