/// What the archive hands out to a partner below `/.exchange` of its tree: receipts, its whole signed log, lists of what passed, and a page that says how to check and to ask.
///
/// {@link org.tallystick.handout.Handouts} is the use case for reading. Nothing of that is stored: every name, size and byte is made from the log when it is asked for.
/// {@link org.tallystick.handout.Dropbox} is the one for writing: requests and manifests, which are kept with their answers.
///
/// - HND-1 A partner reaches its own log and no other; an account sees receipts only of files in directories it may use.
/// - HND-2 What a listing says of a file, its size included, is what reading gives.
/// - HND-3 Below `log/` a session sees one signed checkpoint, from its first look to its end.
/// - HND-4 It is outside the subject map: what a session did here is one `exchange.used`, written when the session ends.
/// - HND-5 A page of a listing costs what it holds, and a session holds at most 8 MiB of it in memory; a long text waits on disk while it is open.
/// - HND-6 What counts is answered before its close is: the next request of the same session finds the answer.
@NullMarked
package org.tallystick.handout;

import org.jspecify.annotations.NullMarked;
