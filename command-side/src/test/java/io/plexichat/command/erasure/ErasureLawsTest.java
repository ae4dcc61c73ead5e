package io.plexichat.command.erasure;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.axonframework.commandhandling.CommandBus;

/** Whatever happens in whatever order, and wherever a process ends: what is not erased reads back, what is erased never does. */
class ErasureLawsTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final Duration GRACE = Duration.ofHours(1);

    enum Kind {
        SEND,
        EDIT,
        REQUEST,
        TAKE_BACK,
        HOLD,
        LIFT,
        RUN
    }

    /** @param number which message is edited, and after how many reads a run crashes */
    record Step(Kind kind, int person, int number) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 12))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 60)
    void whatIsNotErasedReadsBackAndWhatIsErasedNeverDoes(@ForAll("steps") List<Step> steps) throws Exception {
        try (Town town = new Town()) {
            for (Step step : steps) {
                town.take(step);
                town.shouldReadBackWhatIsNotErased();
            }
            town.runToTheEnd();
            town.shouldHaveErasedWhatWasAskedForAndNotHeld();
            town.shouldReadBackWhatIsNotErased();
        }
    }

    private static final class Town implements AutoCloseable {
        private final TestCommandSide side = new TestCommandSide();
        private final LoggedErasures reads = new LoggedErasures(side.log(), side.vault());
        private final List<AccountId> people = List.of(side.account("ada"), side.account("bob"));
        private final Map<MessageId, String> texts = new HashMap<>();
        private final Set<AccountId> asked = new HashSet<>();
        private final Set<AccountId> held = new HashSet<>();
        private Instant now = NOW;
        private int made;

        Town() {
            side.send(new CreateChannel(
                    LOBBY,
                    new ChannelName("room"),
                    ChannelKind.PRIVATE,
                    null,
                    people.get(0),
                    List.of(people.get(1)),
                    NOW));
        }

        void take(Step step) throws InterruptedException {
            AccountId person = people.get(step.person());
            ErasureSubject subject = new OfAccount(person);
            switch (step.kind()) {
                case SEND -> send(person);
                case EDIT -> edit(person, step.number());
                case REQUEST -> {
                    if (tried(new RequestErasure(new ErasureId(id(++made)), subject, person, now.plus(GRACE), now))) {
                        asked.add(person);
                    }
                }
                case TAKE_BACK ->
                    side.log().payloads(ErasureRequested.class).stream()
                            .filter(request -> request.subject().equals(subject))
                            .reduce((_, last) -> last)
                            .ifPresent(last -> {
                                if (tried(new TakeBackErasure(last.erasureId(), subject, person, now))) {
                                    asked.remove(person);
                                }
                            });
                case HOLD -> {
                    if (held.contains(person)
                            || tried(
                                    new PlaceHold(new HoldId(id(++made)), subject, new HoldReason("x"), person, now))) {
                        held.add(person);
                    }
                }
                case LIFT -> {
                    side.log().payloads(HoldPlaced.class).stream()
                            .filter(hold -> hold.subject().equals(subject))
                            .forEach(hold -> side.send(new LiftHold(hold.holdId(), subject, person, now)));
                    held.remove(person);
                }
                case RUN -> run(step.number());
            }
            now = now.plus(Duration.ofMinutes(10));
        }

        void runToTheEnd() throws InterruptedException {
            now = now.plus(GRACE);
            run(Integer.MAX_VALUE);
        }

        void shouldHaveErasedWhatWasAskedForAndNotHeld() {
            Set<AccountId> begun = begun();
            for (AccountId person : people) {
                if (asked.contains(person) && !held.contains(person)) {
                    assertThat(begun).contains(person);
                }
                if (!asked.contains(person)) {
                    assertThat(begun).doesNotContain(person);
                }
            }
            assertThat(side.log().payloads(ErasureCompleted.class)).hasSameSizeAs(begun);
            assertThat(side.log().payloads(MessageDeleted.class))
                    .extracting(MessageDeleted::messageId)
                    .containsExactlyInAnyOrderElementsOf(texts.keySet().stream()
                            .filter(message -> begun.contains(authorOf(message)))
                            .toList());
        }

        void shouldReadBackWhatIsNotErased() {
            Set<AccountId> begun = begun();
            texts.forEach((message, text) -> {
                if (!begun.contains(authorOf(message))) {
                    assertThat(read(message)).contains(text);
                } else if (reads.destroyed().contains(authorOf(message))) {
                    assertThat(read(message)).isEmpty();
                }
            });
        }

        private void run(int reads) throws InterruptedException {
            this.reads.crashAfter(reads);
            try {
                ErasureAutomationConfiguration.automation(
                                this.reads, Runnable::run, side.bean(CommandBus.class), side.log(), () -> now)
                        .look();
            } catch (IllegalStateException _) {
                // The process ended.
            }
        }

        private void send(AccountId person) {
            MessageId message = new MessageId(id(++made));
            String text = "text " + made;
            Draft draft = new Draft(message, person, new MessageText(text), null, now);
            if (tried(new SendMessages(LOBBY, person, List.of(draft), false))) {
                texts.put(message, text);
            }
        }

        private void edit(AccountId person, int number) {
            texts.keySet().stream()
                    .filter(message -> authorOf(message).equals(person))
                    .sorted(Comparator.comparing(MessageId::value))
                    .skip(number)
                    .findFirst()
                    .ifPresent(message -> {
                        String text = "edit " + ++made;
                        if (tried(new EditMessage(message, new MessageText(text), person, now))) {
                            texts.put(message, text);
                        }
                    });
        }

        private boolean tried(Object command) {
            return !side.dispatch(command, Map.of()).isExceptional();
        }

        private Set<AccountId> begun() {
            Set<AccountId> begun = new HashSet<>();
            side.log().payloads(ErasureBegun.class).forEach(event -> {
                if (event.subject() instanceof OfAccount(AccountId account)) {
                    begun.add(account);
                }
            });
            return begun;
        }

        private AccountId authorOf(MessageId message) {
            return side.log().payloads(MessageSent.class).stream()
                    .filter(sent -> sent.messageId().equals(message))
                    .map(MessageSent::authorId)
                    .findFirst()
                    .orElseThrow();
        }

        private Optional<String> read(MessageId message) {
            return side.log().payloads(MessageEdited.class).stream()
                    .filter(edited -> edited.messageId().equals(message))
                    .reduce((_, last) -> last)
                    .map(edited -> side.vault().open(edited.text(), MessageBindings.text(message, true)))
                    .orElseGet(() -> side.log().payloads(MessageSent.class).stream()
                            .filter(sent -> sent.messageId().equals(message))
                            .findFirst()
                            .flatMap(sent -> side.vault().open(sent.text(), MessageBindings.text(message, false))));
        }

        private static UUID id(int number) {
            return new UUID(0xe, number);
        }

        @Override
        public void close() {
            side.close();
        }
    }
}
