/**
 * The edge: turns requests into commands and queries on Axon's buses, and their answers into responses.
 *
 * <p>What accompanies every message (who acts, trace, positions) is in the {@link io.plexichat.gateway.RequestContext} of the
 * Reactor context and goes on in one place, {@link io.plexichat.gateway.Commands} and {@link io.plexichat.gateway.Queries}.
 */
@NullMarked
package io.plexichat.gateway;

import org.jspecify.annotations.NullMarked;
