/// What the archive stands on: settings, the data directory, the clock, the schema of the database and its guards; what {@link Metrics} counts and each
/// {@link HealthCheck} sees.
@NullMarked
package org.tallystick.platform;

import org.jspecify.annotations.NullMarked;
