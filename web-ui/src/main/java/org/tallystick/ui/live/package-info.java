/// Who is signed in over SFTP now, and who is kept out.
@NullMarked
package org.tallystick.ui.live;

import org.jspecify.annotations.NullMarked;
