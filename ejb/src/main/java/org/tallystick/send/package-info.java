/// We send a file to a partner: by an API, a screen or a folder, whole or not at all.
///
/// Start at {@link org.tallystick.send.Sending}, the one way there is.
///
/// - SND-1 A file is durable and on record before anybody can fetch it or it is pushed anywhere; an attempt that breaks off leaves nothing.
/// - SND-2 Bytes that do not hash to what was promised are not kept.
/// - SND-3 A caller that repeats an attempt with its key gets the answer of the first; nothing is sent twice.
/// - SND-4 The same bytes by the same interface are noticed, and done with as the interface says.
/// - SND-5 A file of the send folder is sent once, whenever the server is killed, and leaves the folder as `sent/` or `refused/`.
@NullMarked
package org.tallystick.send;

import org.jspecify.annotations.NullMarked;
