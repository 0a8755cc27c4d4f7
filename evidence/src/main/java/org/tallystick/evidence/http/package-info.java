/// Questions to other people's servers, which may be slow, endless or wrong.
@NullMarked
package org.tallystick.evidence.http;

import org.jspecify.annotations.NullMarked;
