package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is unread, told event by event, by lists alone: without numbers, markers or sums. */
final class ReadingModel {
    private final FakeVault vault = new FakeVault();
    private final Map<String, AccountId> names = new HashMap<>();
    private final Map<MessageId, Said> messages = new HashMap<>();
    private final Map<Membership, TreeMap<Long, MessageId>> unread = new HashMap<>();
    private final Set<AccountId> erased = new HashSet<>();
    private long position;

    static ReadingModel of(List<?> history) {
        ReadingModel model = new ReadingModel();
        history.forEach(model::add);
        return model;
    }

    long unread(ChannelId channel, AccountId account) {
        return unreadOf(channel, account).size();
    }

    long mentions(ChannelId channel, AccountId account) {
        return unreadOf(channel, account).values().stream()
                .filter(message -> mentioning(account).anyMatch(message::equals))
                .count();
    }

    /** The newest first. */
    List<MessageId> mentions(AccountId account, Set<ChannelId> readable) {
        return mentioning(account)
                .map(messages::get)
                .filter(said -> readable.contains(said.channel()))
                .sorted(Comparator.comparingLong(Said::position).reversed())
                .map(Said::id)
                .toList();
    }

    boolean isUnread(MessageId message, AccountId account) {
        return unreadOf(Objects.requireNonNull(messages.get(message)).channel(), account)
                .containsValue(message);
    }

    private Stream<MessageId> mentioning(AccountId account) {
        return messages.values().stream()
                .filter(said -> said.mentions().contains(account)
                        && !said.author().equals(account)
                        && !erased.contains(said.author()))
                .map(Said::id);
    }

    private Map<Long, MessageId> unreadOf(ChannelId channel, AccountId account) {
        return unread.getOrDefault(new Membership(channel, account), new TreeMap<>());
    }

    private void add(Object event) {
        switch (event) {
            case AccountNameReserved(var name, var account) -> names.put(name.value(), account);
            case MemberJoined joined ->
                unread.put(new Membership(joined.channelId(), joined.accountId()), new TreeMap<>());
            case MemberLeft left -> unread.remove(new Membership(left.channelId(), left.accountId()));
            case MessageSent sent -> add(sent);
            case MessageEdited edited ->
                messages.computeIfPresent(
                        edited.messageId(),
                        (id, said) -> new Said(
                                id,
                                said.channel(),
                                said.author(),
                                said.position(),
                                mentioned(edited.text(), MessageBindings.text(id, true))));
            case MessageDeleted deleted -> {
                messages.remove(deleted.messageId());
                unread.values().forEach(of -> of.values().remove(deleted.messageId()));
            }
            case ReadMarked marked ->
                unreadOf(marked.channelId(), marked.accountId()).keySet().removeIf(each -> each <= marked.position());
            case ErasureBegun begun when begun.subject() instanceof OfAccount(var account) -> erased.add(account);
            default -> {
                // Changes nothing of this.
            }
        }
        position++;
    }

    private void add(MessageSent sent) {
        messages.put(
                sent.messageId(),
                new Said(
                        sent.messageId(),
                        sent.channelId(),
                        sent.authorId(),
                        position,
                        mentioned(sent.text(), MessageBindings.text(sent.messageId(), false))));
        unread.forEach((membership, of) -> {
            if (membership.channel().equals(sent.channelId())) {
                of.put(position, sent.messageId());
            }
        });
        unreadOf(sent.channelId(), sent.authorId()).clear();
    }

    private Set<AccountId> mentioned(Sealed text, Binding binding) {
        Set<AccountId> accounts = new HashSet<>();
        for (String word : vault.open(text, binding).orElseThrow().split("[ ()!,]+", -1)) {
            if (word.matches("@[^@].*")) {
                String name = word.substring(1).toLowerCase(Locale.ROOT);
                AccountId account = holder(name);
                if (account == null && name.endsWith(".")) {
                    account = holder(name.substring(0, name.length() - 1));
                }
                if (account != null) {
                    accounts.add(account);
                }
            }
        }
        return accounts;
    }

    private @Nullable AccountId holder(String name) {
        return names.get(FakeVault.hashed(LookupDomain.USERNAME, name).value());
    }

    private record Membership(ChannelId channel, AccountId account) {}

    private record Said(MessageId id, ChannelId channel, AccountId author, long position, Set<AccountId> mentions) {}
}
