/// The door of the web application: who is asking, on every request, for the screens and for the REST API.
///
/// Start at {@link org.tallystick.security.SignInMechanism}. It only identifies; what somebody may do is said by the use cases.
///
/// - SEC-1 A cookie opens the screens and never the API; credentials in a header open the API and never begin a session.
/// - SEC-2 The person is looked up again with every request, so that who is disabled is out at once.
/// - SEC-3 Signing in begins a new session; its cookie is `HttpOnly` and `SameSite=Lax`, and forms of other sites are refused.
///
/// A sign-in form posts `username` and `password` to `/sign-in?next=<local path>`. After a failure the browser is sent to `/login?error` (or
/// `/login?error=held-off&minutes=<n>`); `/sign-out` ends the session.
@NullMarked
package org.tallystick.security;

import org.jspecify.annotations.NullMarked;
