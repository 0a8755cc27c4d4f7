/// A partner to try the product with: made on the first start of the embedded database, never on a real one.
@NullMarked
package org.tallystick.demo;

import org.jspecify.annotations.NullMarked;
