package io.plexichat.gateway.live;

/** What one viewer gets. */
sealed interface Delivery {
    /** An event, as this viewer sees it. */
    record Event(long position, Frame frame) implements Delivery {}

    /** An event without a position. */
    record Signal(Frame frame) implements Delivery {}

    /** All that was there is delivered, and what comes now is new. Once in a stream. */
    record CaughtUp() implements Delivery {}
}
