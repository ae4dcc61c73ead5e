package io.plexichat.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.account.AccountCommand;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.bot.BotCommand;
import io.plexichat.kernel.bot.BotPage;
import io.plexichat.kernel.bot.BotQuery;
import io.plexichat.kernel.channel.ChannelCommand;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.factor.FactorCommand;
import io.plexichat.kernel.factor.FactorQuery;
import io.plexichat.kernel.factor.FactorsView;
import io.plexichat.kernel.live.LiveQuery;
import io.plexichat.kernel.mail.MailCommand;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MessageCommand;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageQuery;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.ReadMarkerCommand;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.kernel.presence.PresenceQuery;
import io.plexichat.kernel.projection.LetterDetail;
import io.plexichat.kernel.projection.LetterPage;
import io.plexichat.kernel.projection.ProjectionList;
import io.plexichat.kernel.projection.ProjectionOrder;
import io.plexichat.kernel.projection.ProjectionQuery;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.kernel.recovery.RecoveryCommand;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.kernel.session.LoginCommand;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginQuery;
import io.plexichat.kernel.session.SessionCommand;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionQuery;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.axonserver.connector.query.QuerySerializer;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that goes from one process to another arrives as it was, by the way the connector takes. */
class WireMessagesTest {
    private static final Serializer SERIALIZER = WireMessages.serializer();
    private static final AxonServerConfiguration CONFIGURATION =
            AxonServerConfiguration.builder().componentName("test").build();
    private static final CommandSerializer COMMANDS = new CommandSerializer(SERIALIZER, CONFIGURATION);
    private static final QuerySerializer QUERIES = new QuerySerializer(SERIALIZER, SERIALIZER, CONFIGURATION);
    private static final Rejection REJECTION =
            CommonRejections.invalid("a.b", "too-long", "Expected less.").rejection();

    static Stream<Object> commands() {
        return records(
                AccountCommand.class,
                SessionCommand.class,
                LoginCommand.class,
                FactorCommand.class,
                BotCommand.class,
                MailCommand.class,
                RecoveryCommand.class,
                ChannelCommand.class,
                MessageCommand.class,
                ReadMarkerCommand.class);
    }

    static Stream<Object> queries() {
        return Stream.concat(
                records(
                        AccountQuery.class,
                        SessionQuery.class,
                        LoginQuery.class,
                        FactorQuery.class,
                        BotQuery.class,
                        ChannelQuery.class,
                        MessageQuery.class,
                        LiveQuery.class,
                        PresenceQuery.class,
                        ProjectionQuery.class,
                        ProjectionOrder.class),
                Samples.of(SearchMessages.class));
    }

    /** Those that are declared apart from what they answer. */
    static Stream<Object> views() {
        return Stream.of(
                        AccountPage.class,
                        AccountView.class,
                        SessionPage.class,
                        LoginPage.class,
                        FactorsView.class,
                        BotPage.class,
                        ChannelView.class,
                        ChannelPage.class,
                        MemberPage.class,
                        MessageView.class,
                        MessageHistoryView.class,
                        MentionPage.class,
                        TimelinePage.class,
                        SearchPage.class,
                        ProjectionList.class,
                        ProjectionView.class,
                        LetterPage.class,
                        LetterDetail.class,
                        TrialView.class)
                .flatMap(Samples::of);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldCarryCommandsAndTheirAnswers(Object payload) {
        CommandMessage<?> sent =
                new GenericCommandMessage<>(payload, Map.of(MetadataKeys.TRACEPARENT, "00-1", "attempt", 1));

        CommandMessage<?> arrived = COMMANDS.deserialize(COMMANDS.serialize(sent, "key", 0));

        assertThat(arrived.getPayload()).isEqualTo(payload);
        assertThat(arrived.getMetaData()).containsEntry(MetadataKeys.TRACEPARENT, "00-1");
        assertThat(answered(new GenericCommandResultMessage<>(payload)).getPayload())
                .isEqualTo(payload);
    }

    @ParameterizedTest
    @MethodSource({"queries", "views"})
    void shouldCarryQueriesAndTheirAnswers(Object payload) {
        QueryMessage<?, ?> sent = new GenericQueryMessage<>(payload, ResponseTypes.instanceOf(payload.getClass()))
                .withMetaData(Map.of(MetadataKeys.MIN_POSITION, 3L));

        QueryMessage<?, ?> arrived = QUERIES.deserializeRequest(QUERIES.serializeRequest(sent, 1, 1_000, 0));

        assertThat(arrived.getPayload()).isEqualTo(payload);
        assertThat(arrived.getMetaData()).containsEntry(MetadataKeys.MIN_POSITION, 3L);
        assertThat(answered(new GenericQueryResponseMessage<>(payload)).getPayload())
                .isEqualTo(payload);
    }

    @Test
    void shouldCarryPositions() {
        CommandResultMessage<?> arrived = answered(new GenericCommandResultMessage<>("done")
                .withMetaData(Map.of(MetadataKeys.POSITION, 1L << 40, MetadataKeys.FIRST_POSITION, 0L)));

        assertThat(arrived.getMetaData())
                .containsEntry(MetadataKeys.POSITION, 1L << 40)
                .containsEntry(MetadataKeys.FIRST_POSITION, 0L);
    }

    @Test
    void shouldCarryNoAnswer() {
        assertThat(answered(new GenericCommandResultMessage<>((Object) null)).isExceptional())
                .isFalse();
    }

    @Test
    void shouldCarryWhyACommandWasRejected() {
        CommandResultMessage<?> arrived = answered(new GenericCommandResultMessage<>(
                new CommandExecutionException("rejected", null, REJECTION, /* writableStackTrace= */ false)));

        assertThat(arrived.exceptionResult())
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        failure -> assertThat(failure.<Object>getDetails()).contains(REJECTION));
    }

    @Test
    void shouldCarryHowLongToWait() {
        Rejection wait = SessionRejections.TOO_MANY_ATTEMPTS
                .because("Expected less.", Duration.ofMillis(1_500))
                .rejection();
        CommandResultMessage<?> arrived = answered(new GenericCommandResultMessage<>(
                new CommandExecutionException("rejected", null, wait, /* writableStackTrace= */ false)));

        assertThat(arrived.exceptionResult())
                .isInstanceOfSatisfying(
                        CommandExecutionException.class,
                        failure -> assertThat(failure.<Object>getDetails()).contains(wait));
    }

    @Test
    void shouldCarryWhyAQueryWasRejected() {
        Throwable rejected = new QueryExecutionException("rejected", null, REJECTION);

        QueryResponseMessage<?> arrived = answered(new GenericQueryResponseMessage<>(MessageView.class, rejected));

        assertThat(arrived.exceptionResult())
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        failure -> assertThat(failure.<Object>getDetails()).contains(REJECTION));
    }

    private static CommandResultMessage<?> answered(CommandResultMessage<?> answer) {
        return COMMANDS.deserialize(COMMANDS.serialize(answer, "request"));
    }

    private static QueryResponseMessage<?> answered(QueryResponseMessage<?> answer) {
        return QUERIES.deserializeResponse(QUERIES.serializeResponse(answer, "request"));
    }

    private static Stream<Object> records(Class<?>... families) {
        return Arrays.stream(families)
                .flatMap(family -> Arrays.stream(family.getDeclaredClasses()))
                .filter(type -> type.isRecord() && !Window.class.isAssignableFrom(type))
                .flatMap(Samples::of);
    }
}
