/// Message lists, the message received query and what partners' manifests came to, for programs.
@NullMarked
package org.tallystick.rest.manifest;

import org.jspecify.annotations.NullMarked;
