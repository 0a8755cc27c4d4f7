/// Who changed the configuration, when, and what it was before.
@NullMarked
package org.tallystick.audit;

import org.jspecify.annotations.NullMarked;
