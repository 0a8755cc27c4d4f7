/// Partners' own SFTP servers, the interfaces that use them, and what waits to be brought there.
@NullMarked
package org.tallystick.rest.remote;

import org.jspecify.annotations.NullMarked;
