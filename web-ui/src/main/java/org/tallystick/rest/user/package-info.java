/// Who one is, and for administrators people and API keys, for programs.
@NullMarked
package org.tallystick.rest.user;

import org.jspecify.annotations.NullMarked;
