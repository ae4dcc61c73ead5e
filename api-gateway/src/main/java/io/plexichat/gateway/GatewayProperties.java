package io.plexichat.gateway;

import io.plexichat.kernel.session.SessionLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param keysDirectory where the gateway keeps its keys, each in a file only its owner can read
 * @param maxBody of a request, over HTTP and RSocket
 * @param allowedOrigins of browsers' cross-origin requests; none by default
 * @param trustedProxies addresses and networks whose {@code X-Forwarded-For} tells where a request comes from; none by default
 * @param readMarkerInterval between two marks of one account in one channel; zero to write each
 */
@ConfigurationProperties("plexichat.gateway")
public record GatewayProperties(
        @DefaultValue("data/keys") Path keysDirectory,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("2s") Duration readMarkerInterval,
        @DefaultValue Commands commands,
        @DefaultValue Sessions sessions,
        @DefaultValue Live live) {
    /** Requests wait for it. */
    private static final Duration MOST_READ_MARKER_INTERVAL = Duration.ofSeconds(10);

    private static final int RSOCKET_METADATA_BYTES = 64 * 1024;
    /** The length of a frame has three bytes. */
    private static final int MOST_RSOCKET_BYTES = 0xFFFFFF;

    public GatewayProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        check(areNetworks(trustedProxies), "trusted-proxies", "addresses or networks, such as 127.0.0.1 or 10.0.0.0/8");
        check(maxBody.toBytes() > 0 && maxBody.toBytes() <= Integer.MAX_VALUE, "max-body", "between 1 byte and 2 GB");
        check(
                !readMarkerInterval.isNegative() && readMarkerInterval.compareTo(MOST_READ_MARKER_INTERVAL) <= 0,
                "read-marker-interval",
                "between 0 and 10 s");
    }

    /** Of a frame of RSocket, and of what is put together of several: a body and what goes with it. */
    public int maxRSocketFrame() {
        return (int) Math.min(maxBody.toBytes() + RSOCKET_METADATA_BYTES, MOST_RSOCKET_BYTES);
    }

    /**
     * @param running commands at once
     * @param waiting for a place among the running ones; more are turned away
     * @param hashing commands that hash a password, at once; each takes its memory cost
     */
    public record Commands(
            @DefaultValue("64") int running,
            @DefaultValue("1024") int waiting,
            @DefaultValue("2") int hashing,
            @DefaultValue("64") int hashingWaiting) {
        public Commands {
            check(running > 0, "commands.running", "at least 1");
            check(waiting > 0, "commands.waiting", "at least 1");
            check(hashing > 0, "commands.hashing", "at least 1");
            check(hashingWaiting > 0, "commands.hashing-waiting", "at least 1");
        }
    }

    /**
     * @param issuer of access tokens, and the only one accepted
     * @param accessToken its lifetime
     * @param refreshToken its lifetime, and so that of a session that is not used
     * @param longest that a session lasts, however much it is used
     * @param recheck how long a session that was found live is taken for live
     * @param rotateKeysEvery how long one key signs access tokens; zero for ever
     * @param stepUpWithin how long after the password or a code was given a session may do what asks for that
     */
    public record Sessions(
            @DefaultValue("plexichat") String issuer,
            @DefaultValue("15m") Duration accessToken,
            @DefaultValue("30d") Duration refreshToken,
            @DefaultValue("90d") Duration longest,
            @DefaultValue("3s") Duration recheck,
            @DefaultValue("30d") Duration rotateKeysEvery,
            @DefaultValue("10m") Duration stepUpWithin) {
        /** A key is there for some time before it signs. */
        private static final Duration SHORTEST_KEY_ROTATION = Duration.ofHours(1);

        public Sessions {
            check(accessToken.isPositive(), "sessions.access-token", "a positive duration");
            check(
                    refreshToken.compareTo(accessToken) > 0,
                    "sessions.refresh-token",
                    "longer than an access token lives");
            check(longest.compareTo(accessToken) > 0, "sessions.longest", "longer than an access token lives");
            check(recheck.isPositive(), "sessions.recheck", "a positive duration");
            check(stepUpWithin.isPositive(), "sessions.step-up-within", "a positive duration");
            check(
                    rotateKeysEvery.isZero() || rotateKeysEvery.compareTo(SHORTEST_KEY_ROTATION) >= 0,
                    "sessions.rotate-keys-every",
                    "at least 1 h, or 0 for never");
        }

        public SessionLimits limits() {
            return new SessionLimits(refreshToken, longest);
        }
    }

    /**
     * @param ringEvents of the newest events kept in memory
     * @param ringSize of them together
     * @param streamsPerAccount open at once
     * @param heartbeat between comments of an event stream, and pings of a WebSocket
     * @param silence after which a WebSocket that nothing comes from and nothing goes to is closed
     * @param connections of this process at once, over WebSocket and RSocket, and event streams
     * @param connectionsPerAccount WebSockets and RSocket connections of one account at once
     * @param authenticateWithin the time a new connection has to say who it is
     * @param maxFrame that a client may send on a WebSocket
     * @param window of frames of one connection that are read before they are carried out
     * @param clientBuffer of what is written to one client and not yet taken by its socket
     * @param compression whether a WebSocket is compressed for clients that offer it
     * @param resumeWithin the time an RSocket session that was cut is kept; zero for never
     * @param resumeBuffer of frames kept for each session that may be resumed
     */
    public record Live(
            @DefaultValue("10000") int ringEvents,
            @DefaultValue("32MB") DataSize ringSize,
            @DefaultValue("20") int streamsPerAccount,
            @DefaultValue("30s") Duration heartbeat,
            @DefaultValue("75s") Duration silence,
            @DefaultValue("20000") int connections,
            @DefaultValue("50") int connectionsPerAccount,
            @DefaultValue("10s") Duration authenticateWithin,
            @DefaultValue("128KB") DataSize maxFrame,
            @DefaultValue("32") int window,
            @DefaultValue("64KB") DataSize clientBuffer,
            @DefaultValue("true") boolean compression,
            @DefaultValue("30s") Duration resumeWithin,
            @DefaultValue("256KB") DataSize resumeBuffer) {
        public Live {
            check(ringEvents > 0, "live.ring-events", "at least 1");
            check(ringSize.toBytes() > 0, "live.ring-size", "at least 1 byte");
            check(streamsPerAccount > 0, "live.streams-per-account", "at least 1");
            check(heartbeat.isPositive(), "live.heartbeat", "a positive duration");
            check(silence.compareTo(heartbeat) > 0, "live.silence", "longer than live.heartbeat");
            check(connections > 0, "live.connections", "at least 1");
            check(connectionsPerAccount > 0, "live.connections-per-account", "at least 1");
            check(authenticateWithin.isPositive(), "live.authenticate-within", "a positive duration");
            check(
                    maxFrame.toBytes() >= 1_024 && maxFrame.toBytes() <= 0xFFFFFF,
                    "live.max-frame",
                    "between 1 KB and 16 MB");
            check(window > 0 && window <= 1_024, "live.window", "between 1 and 1024");
            check(
                    clientBuffer.toBytes() > 0 && clientBuffer.toBytes() <= Integer.MAX_VALUE,
                    "live.client-buffer",
                    "between 1 byte and 2 GB");
            check(!resumeWithin.isNegative(), "live.resume-within", "zero or a positive duration");
            check(
                    resumeBuffer.toBytes() > 0 && resumeBuffer.toBytes() < Integer.MAX_VALUE,
                    "live.resume-buffer",
                    "between 1 byte and 2 GB");
        }
    }

    private static boolean areNetworks(List<String> texts) {
        try {
            TrustedProxies _ = TrustedProxies.of(texts);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void check(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException("Expected plexichat.gateway." + property + " to be " + expected + ".");
        }
    }
}
