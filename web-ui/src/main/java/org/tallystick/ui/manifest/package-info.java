/// Partners' own lists beside the log.
@NullMarked
package org.tallystick.ui.manifest;

import org.jspecify.annotations.NullMarked;
