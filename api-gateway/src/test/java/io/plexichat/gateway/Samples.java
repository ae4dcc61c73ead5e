package io.plexichat.gateway;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureState;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.HoldView;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.factor.PasskeyLabel;
import io.plexichat.kernel.factor.PasskeyView;
import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests talk about. */
public final class Samples {
    public static final Instant AT = Instant.parse("2026-11-21T08:00:00.123Z");
    public static final Instant LATE = Instant.parse("2999-01-01T00:00:00Z");
    public static final AccountId ALICE = new AccountId(UUID.fromString("a11ce000-0000-4000-8000-000000000001"));
    public static final AccountId BOB = new AccountId(UUID.fromString("b0b00000-0000-4000-8000-000000000002"));
    public static final ChannelId ROOM = new ChannelId(UUID.fromString("c0000000-0000-4000-8000-000000000001"));
    public static final ChannelId OTHER_ROOM = new ChannelId(UUID.fromString("c0000000-0000-4000-8000-000000000002"));
    public static final ChannelId HIDDEN_ROOM = new ChannelId(UUID.fromString("c0000000-0000-4000-8000-00000000dead"));
    public static final MessageId MESSAGE = new MessageId(UUID.fromString("d0000000-0000-4000-8000-000000000001"));
    public static final ErasureId ERASURE = new ErasureId(UUID.fromString("e0000000-0000-4000-8000-000000000001"));
    public static final HoldId HOLD = new HoldId(UUID.fromString("f0000000-0000-4000-8000-000000000001"));

    private Samples() {}

    public static ChannelView channel() {
        return new ChannelView(
                ROOM,
                new ChannelName("Tea"),
                ChannelKind.PUBLIC,
                new Topic(""),
                false,
                2,
                41L,
                3,
                1,
                ChannelRole.OWNER,
                null);
    }

    public static PasskeyView passkey() {
        return new PasskeyView(new PasskeyId(BOB.value()), new PasskeyLabel("Phone"), AT, null, true);
    }

    public static RefreshOutcome refreshed(RefreshSession command, Authenticated who) {
        return new RefreshOutcome(
                new LiveSession(who, command.limits().expiry(command.at(), command.at()), command.at()));
    }

    public static KeyGenerationsView keys() {
        return new KeyGenerationsView(
                List.of(
                        new KeyGenerationView(2, State.CURRENT, "local", "k2", AT, 7),
                        new KeyGenerationView(1, State.RETIRING, "local", "k1", AT, 5)),
                "certificate-key");
    }

    public static ErasureView erasure() {
        return new ErasureView(
                ERASURE,
                new OfAccount(BOB),
                ErasureState.COMPLETED,
                ALICE,
                AT,
                AT,
                null,
                null,
                AT,
                50L,
                AT,
                60L,
                3L,
                12L);
    }

    public static DeletionCertificate certificate() {
        return new DeletionCertificate(
                new DeletionCertificate.Statement(
                        DeletionCertificate.Statement.FORMAT,
                        ERASURE,
                        new OfAccount(BOB),
                        ALICE,
                        AT,
                        AT,
                        50,
                        AT,
                        60,
                        new DeletionCertificate.Destroyed(3, 12, List.of("timeline"))),
                new DeletionCertificate.Signature("Ed25519", "key", "value"));
    }

    public static HoldView hold() {
        return new HoldView(HOLD, new OfChannel(ROOM), new HoldReason("Case 12"), ALICE, AT, null, null);
    }

    public static MessageView message() {
        return message(MESSAGE, ROOM, 41, "hello", false);
    }

    public static MessageView message(MessageId id, ChannelId channel, long position, String text, boolean deleted) {
        return new MessageView(
                id,
                channel,
                7,
                position,
                new AuthorView(BOB, new Username("bob"), new DisplayName("Bob")),
                new MessageText(text),
                AT,
                null,
                deleted,
                null,
                List.of());
    }

    public static LiveEvent sent(long position, ChannelId channel, String text) {
        MessageId id = new MessageId(new UUID(1, position));
        return event(position, LiveEventType.MESSAGE_SENT, channel, null, message(id, channel, position, text, false));
    }

    public static LiveEvent reactedTo(long position, ChannelId channel, AccountId reactor) {
        MessageView plain = message(MESSAGE, channel, 41, "hello", false);
        Emoji emoji = new Emoji("+1");
        MessageView message = new MessageView(
                plain.messageId(),
                channel,
                plain.seq(),
                plain.position(),
                plain.author(),
                plain.text(),
                plain.sentAt(),
                AT,
                false,
                null,
                List.of(new MessageView.ReactionView(emoji, 1, false)));
        return new LiveEvent(
                position,
                LiveEventType.MESSAGE_EDITED,
                channel,
                AT,
                null,
                message,
                Map.of("+1", Set.of(reactor)),
                null,
                null,
                null,
                null);
    }

    public static LiveEvent deleted(long position, ChannelId channel, long ofPosition) {
        MessageId id = new MessageId(new UUID(1, ofPosition));
        return event(
                position, LiveEventType.MESSAGE_DELETED, channel, null, message(id, channel, ofPosition, "", true));
    }

    public static LiveEvent membership(long position, LiveEventType type, ChannelId channel, AccountId account) {
        return new LiveEvent(
                position,
                type,
                channel,
                AT,
                account,
                null,
                null,
                null,
                null,
                new LiveEvent.Member(account, new Username("who"), new DisplayName("Who"), null),
                null);
    }

    public static LiveEvent read(long position, ChannelId channel, AccountId account) {
        return new LiveEvent(
                position,
                LiveEventType.READ_MARKED,
                channel,
                AT,
                account,
                null,
                null,
                null,
                null,
                null,
                new LiveEvent.ReadMarker(channel, account, 5));
    }

    private static LiveEvent event(
            long position, LiveEventType type, ChannelId channel, @Nullable AccountId account, MessageView message) {
        return new LiveEvent(position, type, channel, AT, account, message, null, null, null, null, null);
    }
}
