/**
 * Logins and their refresh tokens. Aggregates: {@code Session} (id: the session id) and {@code FailedLoginsRecord} (id:
 * {@code failed-logins:} and an id of its own). The lock of an account is taken first, then that of
 * its factors, then that of a session that begins. One that goes on is locked before the factors of its account.
 */
@NullMarked
package io.plexichat.command.session;

import org.jspecify.annotations.NullMarked;
