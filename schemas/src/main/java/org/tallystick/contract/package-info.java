/// What messages are made of and how they are read: the engines behind contracts.
///
/// Here so far: [org.tallystick.contract.text], the text of a file for the search index, and
/// [org.tallystick.contract.rendering], the same file laid out for a person. Nothing here knows the archive, a server or
/// a database.
@NullMarked
package org.tallystick.contract;

import org.jspecify.annotations.NullMarked;
