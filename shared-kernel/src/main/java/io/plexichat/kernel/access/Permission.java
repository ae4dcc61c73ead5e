package io.plexichat.kernel.access;

/** What somebody may want to do. Of the server: roles of accounts give it. Of a channel: the standing in it does. At most 64. */
public enum Permission {
    /** Look after oneself: one's account, sessions, second factors, one's own erasure. Every account may. */
    OWN_ACCOUNT(Scope.SERVER),
    /** Take part: without it no channel is there. */
    CHAT(Scope.SERVER),
    CREATE_CHANNELS(Scope.SERVER),
    /** Bring in history as others wrote it. */
    IMPORT_HISTORY(Scope.SERVER),
    /** Do in every public channel what its moderators may to messages and members. */
    MODERATE_CHANNELS(Scope.SERVER),
    /** See which accounts there are, and their roles. */
    SEE_ACCOUNTS(Scope.SERVER),
    /** See who logged in when, and which logins failed. */
    SEE_LOGINS(Scope.SERVER),
    LOCK_ACCOUNTS(Scope.SERVER),
    RESET_FACTORS(Scope.SERVER),
    ASSIGN_SERVER_ROLES(Scope.SERVER),
    /** See erasures, their certificates, legal holds and retention rules. */
    SEE_ERASURES(Scope.SERVER),
    /** Erase people and channels, hold them, and say how long messages are kept. */
    ERASE(Scope.SERVER),
    SEE_KEYS(Scope.SERVER),
    ROTATE_KEYS(Scope.SERVER),
    /** See how read models do. */
    SEE_PROJECTIONS(Scope.SERVER),
    /** Rebuild, pause and try read models, and look into what they could not take. */
    OPERATE_PROJECTIONS(Scope.SERVER),
    /** See metrics and what else the server tells of itself. */
    SEE_METRICS(Scope.SERVER),

    /** See the channel, its members and its messages; leave it; delete what one wrote oneself. */
    READ_CHANNEL(Scope.CHANNEL),
    JOIN_CHANNEL(Scope.CHANNEL),
    MARK_READ(Scope.CHANNEL),
    /** Also: edit what one wrote oneself, be seen to type. */
    SEND_MESSAGES(Scope.CHANNEL),
    REACT(Scope.CHANNEL),
    ADD_MEMBERS(Scope.CHANNEL),
    /** Of those below oneself. */
    REMOVE_MEMBERS(Scope.CHANNEL),
    /** Of those below oneself. */
    MUTE_MEMBERS(Scope.CHANNEL),
    /** That others wrote. */
    DELETE_MESSAGES(Scope.CHANNEL),
    /** Name, topic, archive. */
    CHANGE_CHANNEL(Scope.CHANNEL),
    ASSIGN_CHANNEL_ROLES(Scope.CHANNEL);

    private final Scope scope;

    Permission(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    public enum Scope {
        SERVER,
        CHANNEL
    }
}
