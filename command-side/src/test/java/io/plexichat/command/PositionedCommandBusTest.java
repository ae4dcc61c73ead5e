package io.plexichat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountRejections;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PositionedCommandBusTest {
    private final InMemoryLog log = new InMemoryLog();
    private final EventStore store =
            EmbeddedEventStore.builder().storageEngine(log).build();
    private final PositionedCommandBus bus = new PositionedCommandBus(
            log,
            DefaultCommandBusSpanFactory.builder()
                    .spanFactory(NoOpSpanFactory.INSTANCE)
                    .build());
    private final List<Object> attempts = new ArrayList<>();

    @Nested
    class Positions {
        @Test
        void shouldTellWhereTheEventsAre() {
            dispatch(_ -> publish(1));
            CommandResultMessage<?> answer = dispatch(_ -> publish(3));
            assertThat(answer.getMetaData())
                    .containsEntry(MetadataKeys.FIRST_POSITION, 1L)
                    .containsEntry(MetadataKeys.POSITION, 3L);
        }

        @Test
        void shouldTellTheHeadWhenNothingWasAppended() {
            dispatch(_ -> publish(2));
            CommandResultMessage<?> answer = dispatch(_ -> "nothing to do");
            assertThat(answer.getPayload()).isEqualTo("nothing to do");
            assertThat(answer.getMetaData())
                    .containsEntry(MetadataKeys.POSITION, 1L)
                    .doesNotContainKey(MetadataKeys.FIRST_POSITION);
        }
    }

    @Nested
    class Conflicts {
        @Test
        void shouldHandleALoserAgainAndTellItWhichAttemptItIs() {
            CommandResultMessage<?> answer = dispatch(_ -> {
                if (attempts.size() < 3) {
                    throw new ConcurrencyException("lost");
                }
                return "done";
            });
            assertThat(answer.getPayload()).isEqualTo("done");
            assertThat(attempts).containsExactly(0, 1, 2);
        }

        @Test
        void shouldTakeWhatTheLogRefusesForAConflict() {
            publishFirst("a");
            dispatch(_ -> {
                if (attempts.size() == 1) {
                    publishFirst("b");
                    publishFirst("a");
                }
                return "done";
            });
            assertThat(attempts).containsExactly(0, 1);
            assertThat(log.payloads()).containsExactly("a");
        }

        @Test
        void shouldGiveUpAfterFiveAttempts() {
            assertThat(code(dispatch(_ -> {
                        throw new AggregateStreamCreationException("lost");
                    })))
                    .isEqualTo(CommonRejections.CONCURRENT_CHANGE.code());
            assertThat(attempts).hasSize(5);
        }
    }

    @Nested
    class Failures {
        @Test
        void shouldCarryARejectionAndAppendNothing() {
            CommandResultMessage<?> answer = dispatch(_ -> {
                publish(1);
                throw AccountRejections.NOT_FOUND.because("Expected it, but it is not there.");
            });
            assertThat(TestCommandSide.rejection(answer).message()).isEqualTo("Expected it, but it is not there.");
            assertThat(log.payloads()).isEmpty();
            assertThat(attempts).hasSize(1);
        }

        @Test
        void shouldTellALogThatIsDown() {
            assertThat(code(dispatch(_ -> {
                        log.failWith(new EventStoreException("down"));
                        return publish(1);
                    })))
                    .isEqualTo(CommonRejections.LOG_UNAVAILABLE.code());
        }

        @Test
        void shouldNotPretendSuccessWhenThePositionIsUnknown() {
            assertThat(code(dispatch(_ -> {
                        log.failWith(new EventStoreException("down"));
                        return "done";
                    })))
                    .isEqualTo(CommonRejections.LOG_UNAVAILABLE.code());
        }

        @Test
        void shouldRollBackWhateverFails() {
            assertThat(code(dispatch(_ -> {
                        publish(1);
                        throw new SQLException("checked");
                    })))
                    .isEqualTo(CommonRejections.SERVER_FAILED.code());
            assertThat(code(dispatch(_ -> {
                        publish(1);
                        throw new AssertionError("error");
                    })))
                    .isEqualTo(CommonRejections.SERVER_FAILED.code());
            assertThat(log.payloads()).isEmpty();
        }
    }

    @Test
    void shouldGiveEventsTheMetadataOfTheirCommand() {
        CommandMessage<Object> command = GenericCommandMessage.asCommandMessage("command")
                .andMetaData(Map.of(MetadataKeys.TRACEPARENT, "00-t", MetadataKeys.CORRELATION_ID, "c", "other", "o"));
        dispatch(command, _ -> publish(1));
        assertThat(log.messages().getFirst().getMetaData())
                .containsOnly(
                        Map.entry(MetadataKeys.TRACEPARENT, "00-t"),
                        Map.entry(MetadataKeys.CORRELATION_ID, "c"),
                        Map.entry(MetadataKeys.CAUSATION_ID, command.getIdentifier()));
    }

    private Object publish(int count) {
        for (int i = 0; i < count; i++) {
            store.publish(GenericEventMessage.asEventMessage("event"));
        }
        return "published";
    }

    private void publishFirst(String aggregate) {
        store.publish(new GenericDomainEventMessage<>("Thing", aggregate, 0, aggregate));
    }

    private CommandResultMessage<?> dispatch(MessageHandler<CommandMessage<?>> handler) {
        return dispatch(GenericCommandMessage.asCommandMessage("command"), handler);
    }

    private CommandResultMessage<?> dispatch(
            CommandMessage<Object> command, MessageHandler<CommandMessage<?>> handler) {
        List<CommandResultMessage<?>> answers = new ArrayList<>();
        try (var _ = bus.subscribe(command.getCommandName(), message -> {
            attempts.add(message.getMetaData().get(PositionedCommandBus.ATTEMPT));
            return handler.handle(message);
        })) {
            bus.dispatch(
                    command, (_, result) -> answers.add(GenericCommandResultMessage.asCommandResultMessage(result)));
        }
        return answers.getFirst();
    }

    private static String code(CommandResultMessage<?> answer) {
        return TestCommandSide.rejection(answer).code();
    }
}
