package io.plexichat.gateway;

/** The headers that carry positions. */
public final class PositionHeaders {
    public static final String POSITION = "Plexichat-Position";
    public static final String MIN_POSITION = "Plexichat-Min-Position";

    private PositionHeaders() {}
}
