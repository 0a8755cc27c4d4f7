/// Changes of the configuration.
@NullMarked
package org.tallystick.ui.audit;

import org.jspecify.annotations.NullMarked;
