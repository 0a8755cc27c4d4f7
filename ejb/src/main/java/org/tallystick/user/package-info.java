/// The people who use the screens and the REST API: who they are, what they may do, how they sign in.
///
/// Start at {@link org.tallystick.user.Users} (an administrator's view) and {@link org.tallystick.user.SignIn} (everybody's way in).
///
/// - USR-1 A password is stored as {@link org.tallystick.platform.PasswordHash} only, an API key as the SHA-256 of its secret only; a key's secret is shown once.
/// - USR-2 Nobody is told whether a name or its password was wrong, and both take as long.
/// - USR-3 Every sign-in, failed or not, is an event of the `system` log, durable before the answer; while an address or a name is held off, only that it is.
/// - USR-4 There is always an administrator who can sign in.
/// - USR-5 A person who is disabled, or whose password was changed, is out with the next request.
/// - USR-6 An API key never allows more than its owner's roles allow.
@NullMarked
package org.tallystick.user;

import org.jspecify.annotations.NullMarked;
