/** Logging in, staying logged in, and logging out. */
@NullMarked
package io.plexichat.gateway.session;

import org.jspecify.annotations.NullMarked;
