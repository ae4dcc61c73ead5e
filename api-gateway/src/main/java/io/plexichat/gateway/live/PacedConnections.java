package io.plexichat.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.rsocket.DuplexConnection;
import io.rsocket.frame.FrameHeaderCodec;
import io.rsocket.frame.FrameType;
import io.rsocket.frame.ResumeFrameCodec;
import io.rsocket.frame.SetupFrameCodec;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/** Knows by the first frame of each RSocket connection whose it is: a new session's, or one's that was cut. */
final class PacedConnections {
    /** Set when a session is about to be made, which happens in the same call. */
    private static final ThreadLocal<@Nullable PacedSession> BEGINNING = new ThreadLocal<>();

    private final Cache<String, PacedSession> resumable =
            Caffeine.newBuilder().weakValues().build();
    private final long most;

    PacedConnections(long most) {
        this.most = most;
    }

    DuplexConnection paced(Connection socket, DuplexConnection connection) {
        PressureGauge gauge = PressureGauge.of(socket.channel().pipeline());
        return new PacedConnection(connection, first -> {
            PacedSession session = session(first);
            gauge.measure(session.pressure());
            return session;
        });
    }

    /** The one that is being made. */
    PacedSession begun() {
        PacedSession session = BEGINNING.get();
        return session == null ? unknown() : session;
    }

    private PacedSession session(ByteBuf first) {
        FrameType type = FrameHeaderCodec.frameType(first);
        if (type == FrameType.RESUME) {
            PacedSession known = resumable.getIfPresent(text(ResumeFrameCodec.token(first)));
            return known == null ? unknown() : known;
        }
        if (type != FrameType.SETUP) {
            return unknown();
        }
        PacedSession session = new PacedSession(new Pressure(most), SetupFrameCodec.honorLease(first));
        if (SetupFrameCodec.resumeEnabled(first)) {
            resumable.put(text(SetupFrameCodec.resumeToken(first)), session);
        }
        BEGINNING.set(session);
        return session;
    }

    private PacedSession unknown() {
        return new PacedSession(new Pressure(most), false);
    }

    private static String text(ByteBuf token) {
        return ByteBufUtil.hexDump(token);
    }
}
