package io.plexichat.query.message;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.reacts;
import static io.plexichat.query.Town.reads;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.reserves;
import static io.plexichat.query.Town.says;

import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import io.plexichat.query.Town;
import io.plexichat.query.bot.RandomBots;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random histories that could have happened: nobody edits what is not there, nobody joins twice. */
public final class Histories {
    static final List<String> PEOPLE = List.of("ann", "bob", "cid", "dee");
    /** Says nothing and seldom reads, so that much is unread. */
    private static final String SILENT = "dee";

    /** Of whom some register late, some never. */
    private static final List<String> LATE = List.of("ann.", "eli");

    private static final List<String> CHANNELS = List.of("square", "den");

    private final Random random;
    private final List<Object> events = new ArrayList<>();
    private final List<String> memberships = new ArrayList<>();
    private final List<String[]> messages = new ArrayList<>();
    private static final List<ServerRole> ROLES = List.of(ServerRole.values());

    private final Map<String, Integer> erasureSteps = new HashMap<>();
    private final Set<String> late = new HashSet<>();
    private final RandomBots bots;
    private int said;

    private Histories(long seed) {
        this.random = new Random(seed);
        this.bots = new RandomBots(random);
    }

    public static List<Object> random(long seed, int length) {
        Histories history = new Histories(seed);
        PEOPLE.forEach(history::register);
        history.events.add(opens("square", ChannelKind.PUBLIC, "ann"));
        history.events.add(opens("den", ChannelKind.PRIVATE, "bob"));
        while (history.events.size() < length) {
            history.next();
        }
        return history.events.subList(0, length);
    }

    private void register(String name) {
        events.add(reserves(name));
        events.add(registers(name));
    }

    private void next() {
        String person = pick(PEOPLE);
        String channel = pick(CHANNELS);
        switch (random.nextInt(16)) {
            case 0 -> joinOrLeave(person, channel);
            case 1 -> read(person, channel);
            case 2 -> change(person, channel);
            case 3, 4, 5 -> onMessage(person);
            case 6 -> onErasure(person);
            case 7 -> registerLate();
            case 8 -> onLogin(person);
            case 9 -> bots.next(person).forEach(events::add);
            default -> say(person, channel);
        }
    }

    private void say(String person, String channel) {
        if (!person.equals(SILENT)) {
            String text = "m" + said++ + mention();
            messages.add(new String[] {text, channel, person});
            events.add(says(person, channel, text));
        }
    }

    private void read(String person, String channel) {
        if (!person.equals(SILENT) || random.nextInt(4) == 0) {
            events.add(reads(person, channel, random.nextInt(events.size())));
        }
    }

    private void onLogin(String person) {
        UUID id = new UUID(0x109, events.size());
        Instant at = Town.NOON.plusSeconds(events.size());
        events.add(
                switch (random.nextInt(3)) {
                    case 0 ->
                        new SessionStarted(
                                new SessionId(id), person(person), new TokenHash("x"), null, at, at.plusSeconds(9));
                    case 1 -> failed(id, person(person), null, at);
                    default ->
                        failed(id, null, FakeVault.hashed(LookupDomain.USERNAME, pick(List.of("eli", "fay"))), at);
                });
    }

    private LoginsFailed failed(UUID id, @Nullable AccountId account, @Nullable LookupHash name, Instant at) {
        return new LoginsFailed(
                new FailedLoginsId(id), account, name, new AddressHash("ad"), random.nextInt(9), 1, at, at, null);
    }

    private void registerLate() {
        String name = pick(LATE);
        if (late.add(name)) {
            register(name);
        }
    }

    private String mention() {
        return pick(List.of(
                "", "", " @ann", " @Bob, @cid!", " (@ann.)", " @eli", " @cid and @CID @Dee", " bob@bob", " @@ann"));
    }

    private void joinOrLeave(String person, String channel) {
        String membership = person + "@" + channel;
        if (memberships.remove(membership)) {
            events.add(leaves(person, channel));
        } else {
            memberships.add(membership);
            events.add(joins(person, channel));
        }
    }

    private void change(String person, String channel) {
        events.add(
                switch (random.nextInt(6)) {
                    case 0 ->
                        new MemberMuted(
                                channel(channel),
                                person(person),
                                Town.NOON.plusSeconds(said),
                                person(person),
                                Town.NOON);
                    case 1 -> new MemberUnmuted(channel(channel), person(person), person(person), Town.NOON);
                    case 2 -> new RoleGranted(person(person), pick(ROLES), person(person), Town.NOON);
                    case 3 -> new RoleTaken(person(person), pick(ROLES), person(person), Town.NOON);
                    case 4 -> Town.renames(person, channel, channel + said);
                    default -> new ChannelArchived(channel(channel), person(person), Town.NOON);
                });
    }

    /** One for each person at most; once it has begun, what else happens is as before: that is the command side's to prevent. */
    private void onErasure(String person) {
        ErasureSubject subject = new ErasureSubject.OfAccount(person(person));
        ErasureId id = new ErasureId(person(person).value());
        HoldId hold = new HoldId(person(person).value());
        int step = erasureSteps.merge(person, 1, Integer::sum);
        switch (step) {
            case 1 ->
                events.add(new HoldPlaced(
                        hold,
                        subject,
                        FakeVault.sealed(subject.scope(), ErasureBindings.holdReason(subject), "case"),
                        person(person),
                        Town.NOON));
            case 2 -> events.add(new ErasureRequested(id, subject, person(person), Town.NOON, Town.NOON));
            case 3 -> events.add(new HoldLifted(hold, subject, person(person), Town.NOON));
            case 4 -> events.add(new ErasureBegun(id, subject, person(person), Town.NOON));
            case 5 -> events.add(new ErasureCompleted(id, subject, 3, 4, Town.NOON));
            default ->
                events.add(
                        step % 2 == 0
                                ? new RetentionSet(
                                        channel("square"),
                                        new KeepFor(Duration.ofDays(step)),
                                        person(person),
                                        Town.NOON)
                                : new RetentionApplied(
                                        channel("square"), YearMonth.of(2026, 1 + step % 4), step, Town.NOON));
        }
    }

    private void onMessage(String person) {
        if (messages.isEmpty()) {
            return;
        }
        String[] message = pick(
                random.nextBoolean() ? messages : messages.subList(Math.max(0, messages.size() - 20), messages.size()));
        switch (random.nextInt(5)) {
            case 0 -> {
                messages.remove(message);
                events.add(deletes(message[2], message[1], message[0]));
            }
            case 1, 2 -> events.add(edits(message[2], message[1], message[0], "e" + said++ + mention()));
            case 3 -> events.add(reacts(person, message[1], message[0], pick(List.of("+1", "wow"))));
            default ->
                events.add(new ReactionRemoved(
                        message(message[0]), channel(message[1]), new Emoji("+1"), person(person), Town.NOON));
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
