/// Business documents and their links to files.
@NullMarked
package org.tallystick.ui.business;

import org.jspecify.annotations.NullMarked;
