/**
 * Logins and their refresh tokens. Aggregate: {@code Session} (id: the session id). An account's lock is taken before a session's.
 */
@NullMarked
package io.plexichat.command.session;

import org.jspecify.annotations.NullMarked;
