package io.plexichat.plugin.client;

/**
 * Hears of what happens. Called by one thread, one call at a time. While it is busy nothing more is taken from the connection, so it may
 * be slow, but it may not wait for an acknowledgement of the same connection. What it throws ends the connection, and is left to the thread's handler.
 */
@FunctionalInterface
public interface LiveListener {
    /** Each event with a position once, in their order. */
    void event(LiveEvent event);

    /** All there was at this moment has been told; again after each lost connection. */
    default void caughtUp() {}

    /** The connection is lost, and made again. */
    default void lost(PlexiChatException why) {}

    /** It is over, unless it was closed: refused for good, or away for longer than {@link ClientSettings#retryFor}. */
    default void ended(PlexiChatException why) {}
}
