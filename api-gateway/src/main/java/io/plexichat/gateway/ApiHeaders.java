package io.plexichat.gateway;

/** Headers of our own. */
public final class ApiHeaders {
    public static final String POSITION = "Plexichat-Position";
    public static final String MIN_POSITION = "Plexichat-Min-Position";

    /** The score of a new password, from 0 to 4, where the answer has no body. */
    public static final String PASSWORD_STRENGTH = "Plexichat-Password-Strength";

    private ApiHeaders() {}
}
