/// People of the screens and their API keys.
@NullMarked
package org.tallystick.ui.person;

import org.jspecify.annotations.NullMarked;
