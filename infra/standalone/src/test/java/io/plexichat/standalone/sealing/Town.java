package io.plexichat.standalone.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasureWork;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Three people and a clerk in two channels, and the processes that serve them, one after the other. */
final class Town implements AutoCloseable {
    private static final AccountId CLERK = new AccountId(id(0));
    private static final List<AccountId> PEOPLE =
            Stream.of(1, 2, 3).map(n -> new AccountId(id(n))).toList();
    private static final List<ChannelId> CHANNELS =
            Stream.of(4, 5).map(n -> new ChannelId(id(n))).toList();
    private static final List<Duration> PASSING =
            List.of(Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(20), Duration.ofDays(45));
    private static final List<RetentionRule> RULES = List.of(
            new KeepFor(Duration.ofDays(40)), new KeepFor(Duration.ofDays(100)), new KeepForever(), new AsDefault());

    private static final int HISTORY_IN_FIRST = 0;
    private static final int NOW_IN_SECOND = 1;
    private static final int NOW_IN_FIRST = 2;
    private static final int HISTORY_IN_SECOND = 3;

    private final Processes processes;
    private final Ledger ledger = new Ledger();
    private final List<Mine> messages = new ArrayList<>();
    private final Map<HoldId, ErasureSubject> holds = new HashMap<>();
    private List<Object> known = List.of();
    private volatile Instant now = Instant.parse("2026-01-20T10:00:00Z");
    private int made = 5;

    private record Mine(MessageId id, AccountId author) {}

    Town(PostgresDatabase database, Path data) {
        processes = new Processes(database, data, () -> now);
        processes.start();
        provision();
        for (ChannelId channel : CHANNELS) {
            ChannelKind kind = channel.equals(CHANNELS.getFirst()) ? ChannelKind.PUBLIC : ChannelKind.PRIVATE;
            ChannelName name = new ChannelName(written("room", channel, now));
            require(new CreateChannel(channel, name, kind, null, CLERK, PEOPLE, now));
        }
        // So that there is something to erase. In one channel history comes first, in the other it is brought in later.
        for (AccountId person : PEOPLE) {
            for (int number : List.of(HISTORY_IN_FIRST, NOW_IN_SECOND, HISTORY_IN_SECOND, NOW_IN_FIRST)) {
                send(person, number);
            }
        }
    }

    private void provision() {
        List<ProvisionedName> names = Stream.concat(Stream.of(CLERK), PEOPLE.stream())
                .map(account -> new ProvisionedName(
                        account,
                        new Username(written("user", account, "username")),
                        new DisplayName(written("Name", account, "display"))))
                .toList();
        require(new ProvisionAccounts(names, now));
    }

    /** Whatever it does, a process is running after it, and has done what it had to. */
    void take(Step step) {
        now = now.plus(Duration.ofMinutes(1));
        try {
            perform(step);
            settle(step.kind() == Step.Kind.PASS);
        } catch (Died _) {
            processes.crash();
            recover();
        }
        if (!processes.running().fuse.armed()) {
            shouldBeAsTheLogSays();
        }
    }

    /** With processes that have nothing in memory: as they are, and then with read models that are built anew. */
    void end() {
        processes.crash();
        now = now.plus(Duration.ofHours(3));
        recover();
        shouldBeAsTheLogSays();
        LogFacts facts = facts();
        assertThat(facts.unfinished(now)).isEmpty();
        assertThat(facts.unkept(now)).isEmpty();
        processes.loseReadModels();
        settle(true);
        shouldBeAsTheLogSays();
    }

    private void perform(Step step) {
        Optional<ErasureSubject> subject = Optional.of(subject(step.who()));
        switch (step.kind()) {
            case SEND -> send(PEOPLE.get(step.who() % 3), step.number());
            case EDIT -> message(step.number()).ifPresent(this::edit);
            case DELETE ->
                message(step.number()).ifPresent(mine -> tell(new DeleteMessage(mine.id(), mine.author(), now)));
            case RENAME -> rename(CHANNELS.get(step.who() % 2));
            case REQUEST -> subject.ifPresent(of -> request(of, step.number()));
            case TAKE_BACK -> subject.ifPresent(this::takeBack);
            case HOLD -> subject.ifPresent(this::hold);
            case LIFT -> subject.ifPresent(this::lift);
            case KEEP -> keep(step);
            case ROTATE -> tell(new RotateKey(new KeyRotationId(id(++made)), CLERK, now));
            case PASS -> {
                now = now.plus(PASSING.get(step.number() % PASSING.size()));
                pokeAutomations();
            }
            case DOOM -> processes.running().fuse.arm(step.number() * step.number() / 8, step.who() % 2 == 0);
            case CRASH -> {
                processes.crash(step.number());
                recover();
            }
            case LOSE_READ_MODELS -> {
                processes.loseReadModels();
                recover();
            }
        }
    }

    /** Now, or as history of three months before. */
    private void send(AccountId author, int number) {
        ChannelId channel = CHANNELS.get(number % 2);
        boolean imported = number % 3 == 0;
        LogFacts facts = facts();
        boolean erased = facts.begun(new OfAccount(author)) || facts.begun(new OfChannel(channel));
        List<Draft> drafts = new ArrayList<>();
        for (int months = imported ? 3 : 0; drafts.isEmpty() || months > 0; months--) {
            MessageId id = new MessageId(id(++made));
            messages.add(new Mine(id, author));
            MessageText text = new MessageText(written("text", id, "first"));
            drafts.add(new Draft(id, author, text, null, now.minus(Duration.ofDays(30L * months))));
        }
        Optional<String> rejected = tell(new SendMessages(channel, imported ? CLERK : author, drafts, imported));
        if (erased || !imported) {
            assertThat(rejected.isPresent()).as("rejected: %s", rejected).isEqualTo(erased);
        }
    }

    private void edit(Mine mine) {
        String text = written("edit", mine.id(), now);
        tell(new EditMessage(mine.id(), new MessageText(text), mine.author(), now));
    }

    private Optional<Mine> message(int number) {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(number % messages.size()));
    }

    private void rename(ChannelId channel) {
        ChannelName name = new ChannelName(written("renamed", channel, now));
        tell(new ChangeChannel(channel, name, null, null, CLERK, now));
    }

    private void request(ErasureSubject subject, int number) {
        Instant dueAt = number % 2 == 0 ? now : now.plus(Duration.ofHours(1));
        tell(new RequestErasure(new ErasureId(id(++made)), subject, CLERK, dueAt, now));
    }

    private void takeBack(ErasureSubject subject) {
        facts().waiting(subject).ifPresent(id -> tell(new TakeBackErasure(id, subject, CLERK, now)));
    }

    private void hold(ErasureSubject subject) {
        HoldId id = new HoldId(id(++made));
        holds.put(id, subject);
        tell(new PlaceHold(id, subject, new HoldReason(written("case", id)), CLERK, now));
    }

    private void lift(ErasureSubject subject) {
        holds.forEach((id, of) -> {
            if (of.equals(subject)) {
                tell(new LiftHold(id, of, CLERK, now));
            }
        });
    }

    /** Of a channel, or of all without a rule of their own. */
    private void keep(Step step) {
        RetentionRule rule = RULES.get(step.number() % RULES.size());
        if (step.who() < 4) {
            tell(new SetRetention(CHANNELS.get(step.who() % 2), rule, CLERK, now));
        } else if (!(rule instanceof AsDefault)) {
            tell(new SetRetention(null, rule, CLERK, now));
        }
    }

    /** They look when a hold is lifted, of whomever. */
    private void pokeAutomations() {
        hold(new OfAccount(CLERK));
        lift(new OfAccount(CLERK));
    }

    /** What a process left undone the next one finds by itself; retention only a minute after its start. */
    private void recover() {
        now = now.plus(Duration.ofMinutes(1));
        wakeAutomations();
        settle(true);
    }

    /** Their own minute between two looks is one of the real clock. An erasure wakes them, and is no reason to look at retention. */
    private void wakeAutomations() {
        OfAccount clerk = new OfAccount(CLERK);
        ErasureId id = new ErasureId(id(++made));
        require(new RequestErasure(id, clerk, CLERK, now.plus(Duration.ofHours(1)), now));
        require(new TakeBackErasure(id, clerk, CLERK, now));
    }

    /** @param retention whether there was a reason to look at it */
    private void settle(boolean retention) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!isSettled(retention)) {
            assertThat(System.nanoTime())
                    .as("still at work: %s", facts().unfinished(now))
                    .isLessThan(deadline);
        }
    }

    private boolean isSettled(boolean retention) {
        TestProcess process = processes.running();
        LogFacts facts = facts();
        return !facts.rotating()
                && process.ask(new ListErasureWork(now, 100), ErasureWork.class)
                        .items()
                        .isEmpty()
                && (!retention
                        || process
                                .ask(new PreviewRetention(null, null, now, 50, null), RetentionPreview.class)
                                .items()
                                .stream()
                                .noneMatch(item -> item.messages() > 0
                                        || (item.keysDue() && !facts.holds(new OfChannel(item.channelId())))));
    }

    /** Some of it follows the log, so it may take a moment. */
    private void shouldBeAsTheLogSays() {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (true) {
            try {
                compare();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    private void compare() {
        LogFacts facts = facts();
        assertThat(facts.wrongs()).isEmpty();
        ReadBack back = new ReadBack(processes.running(), facts, CLERK);
        back.everySealedValue();
        PEOPLE.forEach(back::name);
        CHANNELS.forEach(back::name);
        CHANNELS.forEach(back::timeline);
        back.reasonsOfHolds();
        facts.said().stream().skip(Math.max(0, facts.said().size() - 3L)).forEach(back::versions);
    }

    /** Of a log that nothing went from. */
    private LogFacts facts() {
        List<Object> log = processes.running().log();
        assertThat(log.subList(0, Math.min(known.size(), log.size()))).isEqualTo(known);
        known = log;
        return new LogFacts(log, ledger, CLERK);
    }

    /** Why it was rejected, if it was. */
    @CanIgnoreReturnValue
    private Optional<String> tell(Object command) {
        return processes.running().send(command);
    }

    private void require(Object command) {
        assertThat(tell(command)).isEmpty();
    }

    private String written(String kind, Object... name) {
        String text = kind + "-" + ++made;
        ledger.write(text, name);
        return text;
    }

    private static ErasureSubject subject(int who) {
        return who < 3 ? new OfAccount(PEOPLE.get(who)) : new OfChannel(CHANNELS.get(who - 3));
    }

    private static UUID id(int number) {
        return new UUID(0xe, number);
    }

    @Override
    public void close() {
        processes.close();
    }
}
