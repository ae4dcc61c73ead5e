/**
 * The server as one process: settings, the lock of its data directory, start in order, readiness, stop in order.
 *
 * <p>Backends outlive the application context, and the data directory's lock outlives both.
 */
@NullMarked
package io.plexichat.standalone.server;

import org.jspecify.annotations.NullMarked;
