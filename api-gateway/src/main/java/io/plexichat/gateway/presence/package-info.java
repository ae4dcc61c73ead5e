/**
 * Who is there, and who is typing. Shared with the other gateways as {@link io.plexichat.kernel.ephemeral}, never in the log.
 *
 * <p>Keys: the leases {@code presence:ACCOUNT} are the account's sessions that have a live stream, each held by the process that serves
 * it; the values {@code presence-choice:ACCOUNT} and {@code presence-seen:ACCOUNT} are what it chose and when it was last seen. A signal
 * on the topic {@code channel:CHANNEL} says no more than that somebody in it is typing or has changed. Each gateway then reads once what
 * is so now, and shows it to those of its streams that show the channel and whose viewers are in it.
 */
@NullMarked
package io.plexichat.gateway.presence;

import org.jspecify.annotations.NullMarked;
