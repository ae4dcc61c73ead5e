package io.plexichat.gateway.live;

/** What one viewer gets. */
sealed interface Delivery {
    /** Also a {@link Signal}'s. */
    String json();

    /** An event, as this viewer sees it. */
    record Event(long position, String json) implements Delivery {}

    /** An event without a position. */
    record Signal(String json) implements Delivery {}
}
