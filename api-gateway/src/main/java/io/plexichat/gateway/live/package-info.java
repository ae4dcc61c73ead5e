/**
 * What clients follow, over server-sent events and RSocket.
 *
 * <p>One {@link io.plexichat.gateway.live.LiveHub} per process reads each event once into a ring. Every stream pulls from there or,
 * when it is further behind, from the read model; nothing is pushed into queues, so a slow client costs nothing. An event is shown
 * to who may read its channel when it is delivered: the audience of a stream is asked for once, then kept by the membership events
 * that pass.
 */
@NullMarked
package io.plexichat.gateway.live;

import org.jspecify.annotations.NullMarked;
