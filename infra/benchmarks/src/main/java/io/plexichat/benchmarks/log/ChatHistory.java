package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.irc.ExpectedMessage;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * What people said, as events, without an end: each time that the messages are through, they are said again in another channel. Texts
 * are sealed, under a key for each author; names are random bytes, as what is sealed looks to everyone without the key.
 */
final class ChatHistory {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS_BETWEEN = 7;
    /** Where all keys are of, so that they do not grow with the history. */
    private static final ChannelId KEYS = new ChannelId(new UUID(0xc, 1));

    private final List<ExpectedMessage> messages;
    private final KeyVault vault;
    private final int editedEach;
    private final int reactedEach;
    private final SplittableRandom random = new SplittableRandom(42);
    private final Map<String, AccountId> people = new HashMap<>();
    private final Set<AccountId> members = new HashSet<>();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final Queue<DomainEventMessage<?>> ready = new ArrayDeque<>();
    private ChannelId channel = new ChannelId(newId());
    private long said;

    /**
     * @param editedEach every such message is edited; 0 for none
     * @param reactedEach somebody reacts to every such message; 0 for none
     */
    ChatHistory(List<ExpectedMessage> messages, KeyVault vault, int editedEach, int reactedEach) {
        this.messages = messages;
        this.vault = vault;
        this.editedEach = editedEach;
        this.reactedEach = reactedEach;
    }

    long said() {
        return said;
    }

    DomainEventMessage<?> next() {
        if (ready.isEmpty()) {
            say();
        }
        return ready.remove();
    }

    private void say() {
        int index = (int) (said % messages.size());
        Instant at = START.plusSeconds(said * SECONDS_BETWEEN);
        ExpectedMessage message = messages.get(index);
        AccountId author = people.computeIfAbsent(message.author(), name -> register(name, at));
        if (index == 0) {
            open(author, at);
        }
        if (members.add(author)) {
            add("Channel", channel.value(), new MemberJoined(channel, author, ChannelRole.MEMBER, author, at));
        }
        MessageId id = new MessageId(newId());
        Sealed text = sealed(author, id, false, message.text());
        add("Message", id.value(), new MessageSent(id, channel, author, text, null, at));
        said++;
        if (editedEach > 0 && said % editedEach == 0) {
            Sealed edited = sealed(author, id, true, message.text() + "!");
            add("Message", id.value(), new MessageEdited(id, channel, author, edited, at.plusSeconds(1)));
        }
        if (reactedEach > 0 && said % reactedEach == 0) {
            add("Message", id.value(), new ReactionAdded(id, channel, new Emoji("+1"), author, at.plusSeconds(2)));
        }
        sequences.remove(id.value());
    }

    private AccountId register(String name, Instant at) {
        AccountId id = new AccountId(newId());
        KeyId key = new KeyId(newId());
        add(
                "Account",
                id.value(),
                new AccountRegistered(
                        id,
                        new LookupHash(name),
                        sealed(key, name),
                        sealed(key, name),
                        null,
                        null,
                        Set.of(ServerRole.MEMBER),
                        at));
        return id;
    }

    private void open(AccountId creator, Instant at) {
        channel = new ChannelId(newId());
        members.clear();
        KeyId key = new KeyId(newId());
        Sealed name = sealed(key, "channel " + said);
        add(
                "Channel",
                channel.value(),
                new ChannelCreated(
                        channel, new LookupHash(channel.toString()), name, ChannelKind.PUBLIC, name, creator, at));
    }

    private void add(String type, UUID aggregate, Object event) {
        long sequence = sequences.merge(aggregate, 1L, Long::sum) - 1;
        ready.add(new GenericDomainEventMessage<>(type, aggregate.toString(), sequence, event, Notes.METADATA));
    }

    private Sealed sealed(AccountId author, MessageId id, boolean edited, String text) {
        KeyScope scope = KeyScope.message(author, KEYS, START);
        return vault.sealer(scope).seal(scope, MessageBindings.text(id, edited), text);
    }

    private Sealed sealed(KeyId key, String text) {
        byte[] nonce = new byte[Sealed.NONCE_BYTES];
        byte[] ciphertext = new byte[text.getBytes(StandardCharsets.UTF_8).length + Sealed.TAG_BYTES];
        random.nextBytes(nonce);
        random.nextBytes(ciphertext);
        return Sealed.of(key, nonce, ciphertext);
    }

    /** As the product makes them: in order of time. */
    private UUID newId() {
        long millis = START.plusSeconds(said * SECONDS_BETWEEN).toEpochMilli();
        return new UUID(millis << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
