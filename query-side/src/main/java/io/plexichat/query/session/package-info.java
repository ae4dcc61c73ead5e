/**
 * The sessions that are not over, and the logins that there were. Table {@code session}: one row for each session, gone when it ends. Table
 * {@code login}: one row for each event of a login that succeeded or of some that failed, gone when its account is erased. It grows as the log does, by
 * one row for each session, and for what fails by at most 21 every 10 seconds and process.
 */
@NullMarked
package io.plexichat.query.session;

import org.jspecify.annotations.NullMarked;
