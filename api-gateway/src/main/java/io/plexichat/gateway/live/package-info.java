/**
 * What clients follow and say, over WebSocket, server-sent events and RSocket.
 *
 * <p>One {@link io.plexichat.gateway.live.LiveHub} per process reads each event once, makes its {@link io.plexichat.gateway.live.Frame}
 * once, and puts it into a ring. A stream that is behind pulls from there or, when it is further behind, from the read model. One that has
 * everything follows: a {@link io.plexichat.gateway.live.LiveIndex} by channel and account hands it what it may see, and only that. What
 * waits for it is bounded; more of it is dropped, and it pulls again. An event is shown to who may read its channel when it is delivered:
 * the audience of a stream is asked for once, then kept by the membership events that pass.
 *
 * <p>A {@link io.plexichat.gateway.live.LiveDialogue} is one client on a connection that goes both ways, whatever the transport. What is
 * written to a socket waits until the socket takes it, and nothing further is read or asked for meanwhile.
 */
@NullMarked
package io.plexichat.gateway.live;

import org.jspecify.annotations.NullMarked;
