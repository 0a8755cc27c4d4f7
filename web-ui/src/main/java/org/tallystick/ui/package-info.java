/// The screens. A view unpacks what its address says, asks one use case, and shows the outcome; who may see what is decided by the use cases.
@NullMarked
package org.tallystick.ui;

import org.jspecify.annotations.NullMarked;
