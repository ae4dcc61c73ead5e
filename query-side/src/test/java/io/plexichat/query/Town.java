package io.plexichat.query;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelBindings;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Events as tests tell them: people, channels and messages by short names. */
public final class Town {
    public static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private Town() {}

    public static AccountId person(String name) {
        return new AccountId(id("person:" + name));
    }

    public static ChannelId channel(String name) {
        return new ChannelId(id("channel:" + name));
    }

    public static MessageId message(String name) {
        return new MessageId(id("message:" + name));
    }

    public static AccountNameReserved reserves(String name) {
        return new AccountNameReserved(
                FakeVault.hashed(LookupDomain.USERNAME, new Username(name).normalised()), person(name));
    }

    public static AccountRegistered registers(String name) {
        return new AccountRegistered(
                person(name),
                FakeVault.hashed(LookupDomain.USERNAME, new Username(name).normalised()),
                ofPerson(name, AccountBindings.username(person(name)), name),
                ofPerson(name, AccountBindings.displayName(person(name)), name.toUpperCase(Locale.ROOT)),
                null,
                null,
                Set.of(ServerRole.MEMBER),
                NOON);
    }

    public static ChannelCreated opens(String name, ChannelKind kind, String creator) {
        ChannelId id = channel(name);
        return new ChannelCreated(
                id,
                FakeVault.hashed(LookupDomain.CHANNEL_NAME, new ChannelName(name).normalised()),
                FakeVault.sealed(KeyScope.channel(id), ChannelBindings.name(id, false), name),
                kind,
                FakeVault.sealed(KeyScope.channel(id), ChannelBindings.topic(id, false), "About " + name),
                person(creator),
                NOON);
    }

    public static ChannelRenamed renames(String person, String channel, String name) {
        ChannelId id = channel(channel);
        return new ChannelRenamed(
                id,
                FakeVault.hashed(LookupDomain.CHANNEL_NAME, new ChannelName(name).normalised()),
                FakeVault.sealed(KeyScope.channel(id), ChannelBindings.name(id, true), name),
                person(person),
                NOON);
    }

    public static TopicChanged changesTopic(String person, String channel, String topic) {
        ChannelId id = channel(channel);
        return new TopicChanged(
                id,
                FakeVault.sealed(KeyScope.channel(id), ChannelBindings.topic(id, true), topic),
                person(person),
                NOON);
    }

    public static MemberJoined joins(String person, String channel) {
        return new MemberJoined(channel(channel), person(person), ChannelRole.MEMBER, person(person), NOON);
    }

    public static MemberLeft leaves(String person, String channel) {
        return new MemberLeft(channel(channel), person(person), person(person), NOON);
    }

    /** The message is named by its text. */
    public static MessageSent says(String person, String channel, String text) {
        return says(person, channel, text, NOON);
    }

    public static MessageSent says(String person, String channel, String text, Instant at) {
        return new MessageSent(
                message(text),
                channel(channel),
                person(person),
                FakeVault.sealed(
                        KeyScope.message(person(person), channel(channel), at),
                        MessageBindings.text(message(text), false),
                        text),
                null,
                at);
    }

    public static MessageEdited edits(String person, String channel, String message, String text) {
        return new MessageEdited(
                message(message),
                channel(channel),
                person(person),
                text(person, channel, MessageBindings.text(message(message), true), text),
                NOON.plusSeconds(60));
    }

    public static MessageDeleted deletes(String person, String channel, String message) {
        return new MessageDeleted(
                message(message), channel(channel), person(person), person(person), NOON.plusSeconds(90));
    }

    public static ReactionAdded reacts(String person, String channel, String message, String emoji) {
        return new ReactionAdded(message(message), channel(channel), new Emoji(emoji), person(person), NOON);
    }

    public static ReadMarked reads(String person, String channel, long position) {
        return new ReadMarked(channel(channel), person(person), position, NOON);
    }

    /** What was written at noon. */
    public static KeyScope scope(String person, String channel) {
        return KeyScope.message(person(person), channel(channel), NOON);
    }

    private static Sealed text(String person, String channel, Binding binding, String text) {
        return FakeVault.sealed(scope(person, channel), binding, text);
    }

    private static Sealed ofPerson(String name, Binding binding, String text) {
        return FakeVault.sealed(KeyScope.person(person(name)), binding, text);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
