/**
 * Logins and their refresh tokens. Aggregate: {@code Session} (id: the session id). The lock of an account is taken first, then that of
 * its factors, then that of a session that begins. One that goes on is locked before the factors of its account.
 */
@NullMarked
package io.plexichat.command.session;

import org.jspecify.annotations.NullMarked;
