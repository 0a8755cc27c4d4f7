/// One document: its content, its story, and the business documents that rest on it.
@NullMarked
package org.tallystick.ui.document;

import org.jspecify.annotations.NullMarked;
