package io.plexichat.standalone.sealing;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import io.plexichat.kernel.key.KeyEvent;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.key.KeySelection.OfChannelBefore;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.standalone.sealing.Ledger.Value;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the log says is there, what it says is erased, and what was done to somebody who was held. */
final class LogFacts {
    private final Ledger ledger;
    private final AccountId clerk;
    private final List<Value> values = new ArrayList<>();
    private final List<Destruction> destructions = new ArrayList<>();
    private final Map<MessageId, Said> said = new LinkedHashMap<>();
    private final Map<Object, Value> names = new HashMap<>();
    private final Map<ErasureSubject, ErasureRequested> waiting = new HashMap<>();
    private final Map<ErasureSubject, Boolean> completed = new HashMap<>();
    private final Map<HoldId, ErasureSubject> holding = new HashMap<>();
    private final Map<@Nullable ChannelId, RetentionRule> rules = new HashMap<>();
    private final List<String> wrongs = new ArrayList<>();
    private boolean rotating;

    /** @param text of its last version */
    record Said(MessageSent sent, Value text, boolean deleted) {
        YearMonth month() {
            return LogFacts.month(sent.sentAt());
        }
    }

    private record Destruction(long position, KeySelection keys) {
        /** Months can be written in again; a person or a channel cannot. */
        boolean took(Value value) {
            KeyScope scope = value.scope();
            return switch (keys) {
                case KeySelection.OfAccount(var account) -> account.equals(scope.account());
                case KeySelection.OfChannel(var channel) -> channel.equals(scope.channel());
                case OfChannelBefore(var channel, var firstKept) -> {
                    YearMonth period = scope.period();
                    yield value.position() < position
                            && channel.equals(scope.channel())
                            && period != null
                            && period.isBefore(firstKept);
                }
            };
        }
    }

    /** @param clerk who orders what is erased and kept */
    LogFacts(List<Object> log, Ledger ledger, AccountId clerk) {
        this.ledger = ledger;
        this.clerk = clerk;
        for (int position = 0; position < log.size(); position++) {
            take(position, log.get(position));
        }
    }

    List<Value> values() {
        return values;
    }

    Collection<Said> said() {
        return said.values();
    }

    /** What a person is called, or a channel. */
    Value name(Object id) {
        return Objects.requireNonNull(names.get(id));
    }

    /** What it must read as: itself, or nothing. */
    String read(Value value, String erased) {
        return isOpen(value) ? value.text() : erased;
    }

    boolean isOpen(Value value) {
        return destructions.stream().noneMatch(destruction -> destruction.took(value));
    }

    boolean begun(ErasureSubject subject) {
        return completed.containsKey(subject);
    }

    /** Its erasure that waits, if one does. */
    Optional<ErasureId> waiting(ErasureSubject subject) {
        return Optional.ofNullable(waiting.get(subject)).map(ErasureRequested::erasureId);
    }

    /** By a hold of its own. */
    boolean holds(ErasureSubject subject) {
        return holding.containsValue(subject);
    }

    boolean rotating() {
        return rotating;
    }

    /** What happened to somebody or something while it was held. */
    List<String> wrongs() {
        return wrongs;
    }

    /** Erasures that should be completed at a time, and are not. */
    List<ErasureSubject> unfinished(Instant at) {
        List<ErasureSubject> unfinished = new ArrayList<>();
        waiting.forEach((subject, request) -> {
            if (!request.dueAt().isAfter(at) && !isHeld(subject)) {
                unfinished.add(subject);
            }
        });
        completed.forEach((subject, done) -> {
            if (!done) {
                unfinished.add(subject);
            }
        });
        return unfinished;
    }

    /** Messages that a rule says are too old at a time, or whose whole months are, and that are not gone. */
    List<MessageId> unkept(Instant at) {
        return said.values().stream()
                .filter(message -> isUnkept(message, at))
                .map(message -> message.sent().messageId())
                .toList();
    }

    private boolean isUnkept(Said message, Instant at) {
        ChannelId channel = message.sent().channelId();
        if (!(rule(channel) instanceof KeepFor(var keep)) || isHeld(message)) {
            return false;
        }
        Instant before = at.minus(keep);
        YearMonth firstKept = said.values().stream()
                .filter(other -> other.sent().channelId().equals(channel) && isHeld(other) && isOpen(other.text()))
                .map(Said::month)
                .reduce(month(before), (a, b) -> a.isBefore(b) ? a : b);
        return (!message.deleted() && message.sent().sentAt().isBefore(before))
                || (isOpen(message.text()) && message.month().isBefore(firstKept) && isLookedFor(channel, firstKept));
    }

    /** Keys of months that nothing was deleted of are looked for where the first message is of such a month. */
    private boolean isLookedFor(ChannelId channel, YearMonth firstKept) {
        return said.values().stream()
                .filter(other -> other.sent().channelId().equals(channel))
                .findFirst()
                .filter(first -> first.month().isBefore(firstKept))
                .isPresent();
    }

    private RetentionRule rule(ChannelId channel) {
        RetentionRule own = rules.getOrDefault(channel, new AsDefault());
        return own instanceof AsDefault ? rules.getOrDefault(null, new KeepForever()) : own;
    }

    private boolean isHeld(Said message) {
        return holds(new OfAccount(message.sent().authorId()))
                || holds(new OfChannel(message.sent().channelId()));
    }

    /** It, or what it has in common with others. */
    private boolean isHeld(ErasureSubject subject) {
        return holds(subject) || said.values().stream().anyMatch(message -> isOf(message, subject) && isHeld(message));
    }

    private static boolean isOf(Said message, ErasureSubject subject) {
        return switch (subject) {
            case OfAccount(var account) -> account.equals(message.sent().authorId());
            case OfChannel(var channel) -> channel.equals(message.sent().channelId());
        };
    }

    private void take(long position, Object event) {
        List<Value> sealed = ledger.values(position, event);
        values.addAll(sealed);
        switch (event) {
            case AccountRegistered registered -> names.put(registered.accountId(), sealed.getLast());
            case ChannelCreated created -> names.put(created.channelId(), sealed.getFirst());
            case ChannelRenamed renamed -> names.put(renamed.channelId(), sealed.getFirst());
            case MessageSent sent -> said.put(sent.messageId(), new Said(sent, sealed.getFirst(), false));
            case MessageEdited edited ->
                said.computeIfPresent(
                        edited.messageId(), (_, before) -> new Said(before.sent(), sealed.getFirst(), false));
            case MessageDeleted deleted -> delete(deleted);
            case ErasureRequested requested -> waiting.put(requested.subject(), requested);
            case ErasureTakenBack back -> waiting.remove(back.subject());
            case ErasureBegun begun -> begin(position, begun.subject());
            case ErasureCompleted done -> completed.put(done.subject(), true);
            case HoldPlaced hold -> holding.put(hold.holdId(), hold.subject());
            case HoldLifted hold -> holding.remove(hold.holdId());
            case RetentionSet set -> rules.put(set.channelId(), set.rule());
            case RetentionApplied applied -> apply(position, applied);
            case KeyEvent key -> rotating = key instanceof KeyRotationStarted;
            default -> {}
        }
    }

    private void delete(MessageDeleted deleted) {
        Said before = Objects.requireNonNull(said.get(deleted.messageId()));
        wrongIf(before.deleted(), "Deleted twice: " + deleted.messageId());
        boolean erased = begun(new OfAccount(deleted.authorId())) || begun(new OfChannel(deleted.channelId()));
        wrongIf(
                deleted.deletedBy().equals(clerk) && !erased && isHeld(before),
                "Not kept though held: " + deleted.messageId());
        said.put(deleted.messageId(), new Said(before.sent(), before.text(), true));
    }

    private void begin(long position, ErasureSubject subject) {
        wrongIf(isHeld(subject), "Erased though held: " + subject);
        waiting.remove(subject);
        completed.put(subject, false);
        destructions.add(new Destruction(position, subject.keys()));
    }

    private void apply(long position, RetentionApplied applied) {
        Destruction destruction =
                new Destruction(position, new OfChannelBefore(applied.channelId(), applied.firstKept()));
        said.values().stream()
                .filter(message -> isOpen(message.text()) && destruction.took(message.text()) && isHeld(message))
                .forEach(message ->
                        wrongs.add("Key not kept though held: " + message.sent().messageId()));
        destructions.add(destruction);
    }

    private void wrongIf(boolean wrong, String sentence) {
        if (wrong) {
            wrongs.add(sentence);
        }
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
