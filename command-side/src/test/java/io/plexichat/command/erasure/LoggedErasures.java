package io.plexichat.command.erasure;

import io.plexichat.command.InMemoryLog;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureState;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeySelection.OfChannelBefore;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the log itself, as the read model does: it has always reached its head, and has destroyed what was ordered. Only of rules
 * it knows no more than up to the position that was asked for.
 */
final class LoggedErasures implements ErasureReads {
    private final InMemoryLog log;
    private final KeyDestruction keys;
    private int readsLeft = Integer.MAX_VALUE;
    private final Set<AccountId> destroyed = new HashSet<>();
    private Runnable meanwhile = () -> {};
    int purges;

    LoggedErasures(InMemoryLog log, KeyDestruction keys) {
        this.log = log;
        this.keys = keys;
    }

    /** So many reads succeed from now on, and then none: the process ended. */
    void crashAfter(int reads) {
        readsLeft = reads;
    }

    /** Done once, as soon as it was asked what work there is, and before that is heard. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    boolean crashed() {
        return readsLeft < 0;
    }

    /** Whose keys are gone. */
    Set<AccountId> destroyed() {
        return Set.copyOf(destroyed);
    }

    @Override
    public ErasureWork work(Instant at, int limit, long position) {
        read();
        Runnable what = meanwhile;
        meanwhile = () -> {};
        what.run();
        Set<ErasureSubject> held = held();
        List<ErasureView> open = views().values().stream()
                .filter(view -> view.state() == ErasureState.BEGUN
                        || (view.state() == ErasureState.REQUESTED && !held.contains(view.subject())))
                .toList();
        return new ErasureWork(
                open.stream()
                        .filter(view -> view.state() == ErasureState.BEGUN
                                || !view.dueAt().isAfter(at))
                        .toList(),
                open.stream()
                        .map(ErasureView::dueAt)
                        .filter(due -> due.isAfter(at))
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    @Override
    public ErasureView erasure(ErasureId erasureId, long position) {
        read();
        return Objects.requireNonNull(views().get(erasureId));
    }

    @Override
    public MessageIdPage erasable(ErasureSubject subject, long after, int limit, long position) {
        read();
        return page(sent -> isOf(sent, subject), after, limit);
    }

    @Override
    public long messages(ErasureSubject subject, long position) {
        read();
        return log.payloads(MessageSent.class).stream()
                .filter(sent -> isOf(sent, subject))
                .count();
    }

    @Override
    public RetentionPreview preview(
            @Nullable ChannelId channelId, Instant at, int limit, @Nullable String cursor, long position) {
        read();
        Map<ChannelId, RetentionPreview.Item> items = new LinkedHashMap<>();
        for (Object event : log.payloads().subList(0, (int) position + 1)) {
            if (!(event instanceof RetentionSet set)) {
                continue;
            }
            ChannelId channel = set.channelId();
            if (channel != null && (channelId == null || channelId.equals(channel))) {
                items.remove(channel);
                if (set.rule() instanceof KeepFor rule) {
                    items.put(channel, item(channel, rule, set, at));
                }
            }
        }
        return new RetentionPreview(List.copyOf(items.values()), null);
    }

    @Override
    public MessageIdPage expired(ChannelId channelId, Instant before, long after, int limit, long position) {
        read();
        Set<ErasureSubject> held = held();
        return page(
                sent -> sent.channelId().equals(channelId)
                        && sent.sentAt().isBefore(before)
                        && !held.contains(new OfChannel(channelId))
                        && !held.contains(new OfAccount(sent.authorId())),
                after,
                limit);
    }

    @Override
    public void purgeSearch(long position) {
        read();
        purges++;
    }

    private static boolean isOf(MessageSent sent, ErasureSubject subject) {
        return switch (subject) {
            case OfAccount(AccountId account) -> sent.authorId().equals(account);
            case OfChannel(ChannelId channel) -> sent.channelId().equals(channel);
        };
    }

    private RetentionPreview.Item item(ChannelId channel, KeepFor rule, RetentionSet set, Instant at) {
        Instant before = at.minus(rule.keep());
        YearMonth firstKept =
                page(sent -> sent.channelId().equals(channel) && sent.sentAt().isBefore(before), -1, 1).items().stream()
                        .map(id -> month(sent(id).sentAt()))
                        .findFirst()
                        .orElse(month(before));
        YearMonth applied = log.payloads(RetentionApplied.class).stream()
                .filter(event -> event.channelId().equals(channel))
                .map(RetentionApplied::firstKept)
                .reduce((_, last) -> last)
                .orElse(YearMonth.of(1970, 1));
        boolean keysDue = log.payloads(MessageSent.class).stream()
                .filter(sent -> sent.channelId().equals(channel))
                .map(sent -> month(sent.sentAt()))
                .anyMatch(month -> month.isBefore(firstKept) && !month.isBefore(applied));
        long going = expired(channel, before, -1, Integer.MAX_VALUE, 0).items().size();
        return new RetentionPreview.Item(channel, rule.keep(), before, set.by(), going, 0, firstKept, keysDue);
    }

    private MessageSent sent(MessageId id) {
        return log.payloads(MessageSent.class).stream()
                .filter(sent -> sent.messageId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private MessageIdPage page(Predicate<MessageSent> which, long after, int limit) {
        Set<MessageId> deleted = new HashSet<>();
        log.payloads(MessageDeleted.class).forEach(event -> deleted.add(event.messageId()));
        List<Object> events = log.payloads();
        List<Integer> found = IntStream.range((int) after + 1, events.size())
                .filter(at -> events.get(at) instanceof MessageSent sent
                        && which.test(sent)
                        && !deleted.contains(sent.messageId()))
                .boxed()
                .toList();
        List<Integer> shown = found.subList(0, Math.min(limit, found.size()));
        return new MessageIdPage(
                shown.stream()
                        .map(at -> ((MessageSent) events.get(at)).messageId())
                        .toList(),
                shown.isEmpty() ? after : shown.getLast(),
                shown.size() < found.size());
    }

    private Set<ErasureSubject> held() {
        Map<Object, ErasureSubject> holds = new HashMap<>();
        log.payloads(HoldPlaced.class).forEach(hold -> holds.put(hold.holdId(), hold.subject()));
        log.payloads(HoldLifted.class).forEach(hold -> holds.remove(hold.holdId()));
        return Set.copyOf(holds.values());
    }

    private Map<ErasureId, ErasureView> views() {
        log.payloads(RetentionApplied.class)
                .forEach(event ->
                        keys.destroy(new OfChannelBefore(event.channelId(), event.firstKept()), 0, event.at()));
        Map<ErasureId, ErasureView> views = new LinkedHashMap<>();
        for (ErasureEvent event : new ArrayList<>(log.payloads(ErasureEvent.class))) {
            switch (event) {
                case ErasureRequested requested ->
                    views.put(requested.erasureId(), view(requested, ErasureState.REQUESTED, null));
                case ErasureTakenBack back -> views.remove(back.erasureId());
                case ErasureBegun begun -> {
                    long gone = keys.destroy(begun.subject().keys(), 0, begun.at());
                    if (begun.subject() instanceof OfAccount(AccountId account)) {
                        destroyed.add(account);
                    }
                    views.computeIfPresent(
                            begun.erasureId(), (_, view) -> view(requested(view), ErasureState.BEGUN, gone));
                }
                case ErasureCompleted done -> views.remove(done.erasureId());
                case HoldPlaced _, HoldLifted _ -> {}
            }
        }
        return views;
    }

    private static ErasureRequested requested(ErasureView view) {
        return new ErasureRequested(
                view.erasureId(), view.subject(), view.requestedBy(), view.dueAt(), view.requestedAt());
    }

    private static ErasureView view(ErasureRequested requested, ErasureState state, @Nullable Long keys) {
        return new ErasureView(
                requested.erasureId(),
                requested.subject(),
                state,
                requested.by(),
                requested.at(),
                requested.dueAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                keys,
                null);
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    private void read() {
        if (--readsLeft < 0) {
            readsLeft = -1;
            throw new IllegalStateException("Expected to read, but the process ended.");
        }
    }
}
