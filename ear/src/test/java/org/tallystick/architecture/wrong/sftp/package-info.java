/// Breaks rules on purpose.
@NullMarked
package org.tallystick.architecture.wrong.sftp;

import org.jspecify.annotations.NullMarked;
