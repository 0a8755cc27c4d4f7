/// Partners with their interfaces, accounts and keys.
@NullMarked
package org.tallystick.ui.partner;

import org.jspecify.annotations.NullMarked;
