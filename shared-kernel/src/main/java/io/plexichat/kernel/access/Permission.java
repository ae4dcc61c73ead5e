package io.plexichat.kernel.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody may want to do. Of the server: roles of accounts give it. Of a channel: the standing in it does. At most 64. The names are those
 * of the scopes of API tokens, which are stored: they never change.
 */
public enum Permission {
    /** Look after oneself: one's account, sessions, second factors, one's own erasure. Every account may. */
    @JsonProperty("own-account")
    OWN_ACCOUNT(Scope.SERVER),
    /** See which account one is, and what it may. Every account may, and every API token. */
    @JsonProperty("see-own-account")
    SEE_OWN_ACCOUNT(Scope.SERVER),
    /** Take part: without it no channel is there. */
    @JsonProperty("chat")
    CHAT(Scope.SERVER),
    @JsonProperty("create-channels")
    CREATE_CHANNELS(Scope.SERVER),
    /** Bring in history as others wrote it. */
    @JsonProperty("import-history")
    IMPORT_HISTORY(Scope.SERVER),
    /** Do in every public channel what its moderators may to messages and members. */
    @JsonProperty("moderate-channels")
    MODERATE_CHANNELS(Scope.SERVER),
    /** See which accounts there are, and their roles. */
    @JsonProperty("see-accounts")
    SEE_ACCOUNTS(Scope.SERVER),
    /** See who logged in when, and which logins failed. */
    @JsonProperty("see-logins")
    SEE_LOGINS(Scope.SERVER),
    @JsonProperty("lock-accounts")
    LOCK_ACCOUNTS(Scope.SERVER),
    @JsonProperty("reset-factors")
    RESET_FACTORS(Scope.SERVER),
    @JsonProperty("assign-server-roles")
    ASSIGN_SERVER_ROLES(Scope.SERVER),
    /** Make accounts of programs, and look after the API tokens of all of them. */
    @JsonProperty("manage-bots")
    MANAGE_BOTS(Scope.SERVER),
    /** See erasures, their certificates, legal holds and retention rules. */
    @JsonProperty("see-erasures")
    SEE_ERASURES(Scope.SERVER),
    /** Erase people and channels, hold them, and say how long messages are kept. */
    @JsonProperty("erase")
    ERASE(Scope.SERVER),
    @JsonProperty("see-keys")
    SEE_KEYS(Scope.SERVER),
    @JsonProperty("rotate-keys")
    ROTATE_KEYS(Scope.SERVER),
    /** See how read models do. */
    @JsonProperty("see-projections")
    SEE_PROJECTIONS(Scope.SERVER),
    /** Rebuild, pause and try read models, and look into what they could not take. */
    @JsonProperty("operate-projections")
    OPERATE_PROJECTIONS(Scope.SERVER),
    /** See metrics and what else the server tells of itself. */
    @JsonProperty("see-metrics")
    SEE_METRICS(Scope.SERVER),

    /** See the channel, its members and its messages; leave it; delete what one wrote oneself. */
    @JsonProperty("read-channel")
    READ_CHANNEL(Scope.CHANNEL),
    @JsonProperty("join-channel")
    JOIN_CHANNEL(Scope.CHANNEL),
    @JsonProperty("mark-read")
    MARK_READ(Scope.CHANNEL),
    /** Also: edit what one wrote oneself, be seen to type. */
    @JsonProperty("send-messages")
    SEND_MESSAGES(Scope.CHANNEL),
    @JsonProperty("react")
    REACT(Scope.CHANNEL),
    @JsonProperty("add-members")
    ADD_MEMBERS(Scope.CHANNEL),
    /** Of those below oneself. */
    @JsonProperty("remove-members")
    REMOVE_MEMBERS(Scope.CHANNEL),
    /** Of those below oneself. */
    @JsonProperty("mute-members")
    MUTE_MEMBERS(Scope.CHANNEL),
    /** That others wrote. */
    @JsonProperty("delete-messages")
    DELETE_MESSAGES(Scope.CHANNEL),
    /** Name, topic, archive. */
    @JsonProperty("change-channel")
    CHANGE_CHANNEL(Scope.CHANNEL),
    @JsonProperty("assign-channel-roles")
    ASSIGN_CHANNEL_ROLES(Scope.CHANNEL);

    private final Scope scope;

    Permission(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** A copy that is always walked in the order of this enum, so that the same ones are always stored as the same text. */
    public static Set<Permission> setOf(Collection<Permission> permissions) {
        Set<Permission> ordered = EnumSet.noneOf(Permission.class);
        ordered.addAll(permissions);
        return Collections.unmodifiableSet(ordered);
    }

    public enum Scope {
        SERVER,
        CHANNEL
    }
}
