/// Exchanges, documents, their content and their events, for programs.
@NullMarked
package org.tallystick.rest.archive;

import org.jspecify.annotations.NullMarked;
