/// Exchange tables: an ERP that lives in SQL sends, receives and acknowledges in its own transactions, on PostgreSQL. The tables only carry; what they carry goes through the
/// same use cases as by every other door.
@NullMarked
package org.tallystick.exchangetable;

import org.jspecify.annotations.NullMarked;
