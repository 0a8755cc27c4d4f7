/// Partners' own SFTP servers: how it goes with them, their keys, what waits to be brought there.
@NullMarked
package org.tallystick.ui.remote;

import org.jspecify.annotations.NullMarked;
