package io.plexichat.kernel;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.PasswordHash;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReleased;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReserved;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.kernel.session.DeviceName;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One of each stored event, with every field set: what the golden files hold. */
final class EventExamples {
    private static final AccountId ADA = new AccountId(UUID.fromString("0199a0de-0000-7000-8000-00000000000a"));
    private static final AccountId BOB = new AccountId(UUID.fromString("0199a0de-0000-7000-8000-00000000000b"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("0199a0de-0000-7000-8000-00000000005e"));
    private static final ChannelId CHANNEL = new ChannelId(UUID.fromString("0199a0de-0000-7000-8000-0000000000c4"));
    private static final MessageId MESSAGE = new MessageId(UUID.fromString("0199a0de-0000-7000-8000-0000000000e5"));
    private static final MessageId OTHER = new MessageId(UUID.fromString("0199a0de-0000-7000-8000-0000000000e6"));
    private static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$dGFn");
    private static final TokenHash TOKEN = new TokenHash("a3".repeat(32));
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final Instant LATER = Instant.parse("2026-12-21T10:15:30Z");

    private EventExamples() {}

    static List<Object> all() {
        return List.of(
                new AccountNameReserved("ada", ADA),
                new AccountRegistered(
                        ADA,
                        new Username("Ada"),
                        new DisplayName("Ada L."),
                        new EmailAddress("ada@example.org"),
                        HASH,
                        Set.of(ServerRole.ADMIN, ServerRole.MEMBER),
                        AT),
                new PasswordChanged(ADA, HASH, SESSION, AT),
                new SessionStarted(SESSION, ADA, TOKEN, new DeviceName("curl"), AT, LATER),
                new SessionRefreshed(SESSION, ADA, TOKEN, AT, LATER),
                new SessionEnded(SESSION, ADA, EndReason.TOKEN_REUSED, AT),
                new ChannelNameReserved("general", CHANNEL),
                new ChannelNameReleased("general", CHANNEL),
                new ChannelCreated(
                        CHANNEL, new ChannelName("General"), ChannelKind.PUBLIC, new Topic("All of it"), ADA, AT),
                new ChannelRenamed(CHANNEL, new ChannelName("Lobby"), ADA, AT),
                new TopicChanged(CHANNEL, new Topic("Most of it"), ADA, AT),
                new ChannelArchived(CHANNEL, ADA, AT),
                new ChannelUnarchived(CHANNEL, ADA, AT),
                new MemberJoined(CHANNEL, BOB, ChannelRole.MEMBER, ADA, AT),
                new MemberRoleChanged(CHANNEL, BOB, ChannelRole.MODERATOR, ADA, AT),
                new MemberLeft(CHANNEL, BOB, BOB, AT),
                new MessageSent(MESSAGE, CHANNEL, ADA, new MessageText("Gr\u00fc\u00dfe \uD83D\uDE00\n"), OTHER, AT),
                new MessageEdited(MESSAGE, CHANNEL, ADA, new MessageText("Hello"), AT),
                new MessageDeleted(MESSAGE, CHANNEL, ADA, BOB, AT),
                new ReactionAdded(MESSAGE, CHANNEL, new Emoji("\uD83D\uDC4D"), BOB, AT),
                new ReactionRemoved(MESSAGE, CHANNEL, new Emoji("\uD83D\uDC4D"), BOB, AT),
                new ReadMarked(CHANNEL, BOB, 42, AT));
    }
}
