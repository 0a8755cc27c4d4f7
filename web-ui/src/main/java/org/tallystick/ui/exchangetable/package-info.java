/// How it stands with an ERP that exchanges through tables of the database.
@NullMarked
package org.tallystick.ui.exchangetable;

import org.jspecify.annotations.NullMarked;
