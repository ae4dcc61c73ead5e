package io.plexichat.standalone.rebuild;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** People who have not met those of other processes, in channels of their own: what they do concerns every read model, in any order that could be. */
final class RebuildTown {
    private static final int PEOPLE = 6;
    private static final int CHANNELS = 2;
    private static final int TEXT_BYTES = 40;

    private final Random random = new Random();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<AccountId> people = new ArrayList<>();
    private final List<ChannelId> channels = new ArrayList<>();
    private final Set<List<Object>> members = new HashSet<>();
    private final Map<AccountId, SessionId> sessions = new HashMap<>();
    private final Map<AccountId, HoldId> holds = new HashMap<>();
    private final List<MessageSent> messages = new ArrayList<>();

    /** Everybody and every channel there will be. */
    List<DomainEventMessage<?>> begin() {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            AccountId id = new AccountId(UUID.randomUUID());
            people.add(id);
            events.add(event(
                    "Account",
                    id,
                    new AccountRegistered(
                            id, hash(), sealed(), sealed(), null, null, Set.of(ServerRole.MEMBER), now())));
        }
        for (int i = 0; i < CHANNELS; i++) {
            ChannelId id = new ChannelId(UUID.randomUUID());
            channels.add(id);
            events.add(event(
                    "Channel",
                    id,
                    new ChannelCreated(id, hash(), sealed(), ChannelKind.PUBLIC, sealed(), people.getFirst(), now())));
        }
        return events;
    }

    DomainEventMessage<?> next() {
        AccountId person = any(people);
        ChannelId channel = any(channels);
        return switch (random.nextInt(16)) {
            case 0, 1 -> joinOrLeave(person, channel);
            case 2 -> event("Channel", channel, new ChannelRenamed(channel, hash(), sealed(), person, now()));
            case 3 ->
                event(
                        "ReadMarker",
                        "read-marker:" + channel + ":" + person,
                        new ReadMarked(channel, person, random.nextInt(10_000), now()));
            case 4 -> logInOrOut(person);
            case 5 -> holdOrLift(person);
            case 6, 7, 8 -> messages.isEmpty() ? say(person, channel) : onMessage(person);
            default -> say(person, channel);
        };
    }

    private DomainEventMessage<?> say(AccountId person, ChannelId channel) {
        MessageId id = new MessageId(UUID.randomUUID());
        MessageSent sent = new MessageSent(id, channel, person, sealed(), null, now());
        messages.add(sent);
        return event("Message", id, sent);
    }

    private DomainEventMessage<?> onMessage(AccountId person) {
        MessageSent sent = any(messages);
        MessageId id = sent.messageId();
        ChannelId channel = sent.channelId();
        return switch (random.nextInt(4)) {
            case 0 -> {
                messages.remove(sent);
                yield event("Message", id, new MessageDeleted(id, channel, sent.authorId(), person, now()));
            }
            case 1 -> event("Message", id, new MessageEdited(id, channel, sent.authorId(), sealed(), now()));
            case 2 -> event("Message", id, new ReactionAdded(id, channel, new Emoji("+1"), person, now()));
            default -> event("Message", id, new ReactionRemoved(id, channel, new Emoji("+1"), person, now()));
        };
    }

    private DomainEventMessage<?> joinOrLeave(AccountId person, ChannelId channel) {
        List<Object> membership = List.of(person, channel);
        if (members.remove(membership)) {
            return event("Channel", channel, new MemberLeft(channel, person, person, now()));
        }
        members.add(membership);
        return event("Channel", channel, new MemberJoined(channel, person, ChannelRole.MEMBER, person, now()));
    }

    private DomainEventMessage<?> logInOrOut(AccountId person) {
        SessionId open = sessions.remove(person);
        if (open != null) {
            return event("Session", open, new SessionEnded(open, person, EndReason.LOGGED_OUT, now()));
        }
        SessionId id = new SessionId(UUID.randomUUID());
        sessions.put(person, id);
        return event(
                "Session",
                id,
                new SessionStarted(
                        id,
                        person,
                        new TokenHash(UUID.randomUUID().toString()),
                        null,
                        now(),
                        now().plus(Duration.ofDays(1))));
    }

    private DomainEventMessage<?> holdOrLift(AccountId person) {
        ErasureSubject subject = new ErasureSubject.OfAccount(person);
        HoldId open = holds.remove(person);
        if (open != null) {
            return event("Erasure", "erasure:" + person, new HoldLifted(open, subject, any(people), now()));
        }
        HoldId id = new HoldId(UUID.randomUUID());
        holds.put(person, id);
        return event("Erasure", "erasure:" + person, new HoldPlaced(id, subject, sealed(), any(people), now()));
    }

    private DomainEventMessage<?> event(String type, Object aggregate, Object event) {
        long sequence = sequences.merge(aggregate.toString(), 1L, Long::sum) - 1;
        return new GenericDomainEventMessage<>(type, aggregate.toString(), sequence, event);
    }

    private LookupHash hash() {
        return new LookupHash(UUID.randomUUID().toString());
    }

    /** Nobody opens it here. */
    private Sealed sealed() {
        byte[] nonce = new byte[Sealed.NONCE_BYTES];
        byte[] ciphertext = new byte[Sealed.TAG_BYTES + TEXT_BYTES];
        random.nextBytes(nonce);
        random.nextBytes(ciphertext);
        return Sealed.of(new KeyId(UUID.randomUUID()), nonce, ciphertext);
    }

    private static Instant now() {
        return Instant.now();
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
