/// The frame around every screen: sign-in, navigation, theme, formats, and lists that are read by key.
@NullMarked
package org.tallystick.ui.shell;

import org.jspecify.annotations.NullMarked;
