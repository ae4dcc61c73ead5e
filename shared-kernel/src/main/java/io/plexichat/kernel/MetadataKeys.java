package io.plexichat.kernel;

/** Names of what accompanies commands, queries, their answers and, where said so, events. Stored with events, so they never change. */
public final class MetadataKeys {
    /** The account that acts. On commands and events. */
    public static final String ACTOR_ACCOUNT = "actorAccount";

    /** The session it acts in, or the API token it acts by. On commands and events. */
    public static final String ACTOR_SESSION = "actorSession";

    /** What the API token it acts by allows, as {@code Permissions.text}; absent for a session, which is not limited. On commands. */
    public static final String ACTOR_SCOPES = "actorScopes";

    /** W3C Trace Context, version 00. On commands, queries and events. */
    public static final String TRACEPARENT = "traceparent";

    /**
     * The client's address, or the first half of it when it is one of IPv6, keyed-hashed: equal ones are equal here, and none can be
     * read back. On commands and events.
     */
    public static final String CLIENT_ADDRESS_HASH = "clientAddressHash";

    /** The identifier of the request everything goes back to. On commands and events. */
    public static final String CORRELATION_ID = "correlationId";

    /** The identifier of the message that directly caused this one. On events. */
    public static final String CAUSATION_ID = "causationId";

    /** The position of the first event a command appended, a long. On command results; absent when it appended none. */
    public static final String FIRST_POSITION = "firstPosition";

    /** The position of the last event a command appended or, when it appended none, of the head of the log. On command results. */
    public static final String POSITION = "position";

    /** The position a read model must have reached before it answers, a long. On queries. */
    public static final String MIN_POSITION = "minPosition";

    private MetadataKeys() {}
}
