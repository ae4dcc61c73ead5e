package io.plexichat.query;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    public static AccountRegistered registers(String name) {
        return new AccountRegistered(
                person(name),
                new Username(name),
                new DisplayName(name.toUpperCase(java.util.Locale.ROOT)),
                null,
                null,
                Set.of(ServerRole.MEMBER),
                NOON);
    }

    public static ChannelCreated opens(String name, ChannelKind kind, String creator) {
        return new ChannelCreated(
                channel(name), new ChannelName(name), kind, new Topic("About " + name), person(creator), NOON);
    }

    public static MemberJoined joins(String person, String channel) {
        return new MemberJoined(channel(channel), person(person), ChannelRole.MEMBER, person(person), NOON);
    }

    public static MemberLeft leaves(String person, String channel) {
        return new MemberLeft(channel(channel), person(person), person(person), NOON);
    }

    /** The message is named by its text. */
    public static MessageSent says(String person, String channel, String text) {
        return new MessageSent(message(text), channel(channel), person(person), new MessageText(text), null, NOON);
    }

    public static MessageEdited edits(String person, String channel, String message, String text) {
        return new MessageEdited(
                message(message), channel(channel), person(person), new MessageText(text), NOON.plusSeconds(60));
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

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
