/**
 * Real Postgres and Elasticsearch servers as child processes of this JVM: on loopback only, with data that stays, ended
 * with their owner even when it is killed.
 *
 * <p>Every server runs under {@code guard.sh}, in a session of its own, and holds the lock of its directory. Stop clients
 * before servers.
 */
@NullMarked
package io.plexichat.embedded;

import org.jspecify.annotations.NullMarked;
