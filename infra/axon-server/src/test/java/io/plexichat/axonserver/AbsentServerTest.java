package io.plexichat.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryBusSpanFactory;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody listens where Axon Server should be: nothing hangs, and everything is told plainly. */
class AbsentServerTest {
    private final AxonServerLink link = AxonServerLink.open(
            new AxonServerAddress(List.of("127.0.0.1:" + freePort()), "default", null, false, null));

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void shouldNotBeConnected() {
        assertThat(link.isConnected()).isFalse();
    }

    @Test
    void shouldRefuseCommands() {
        RemoteCommandBus bus = RemoteCommandBus.of(
                link,
                SimpleCommandBus.builder().build(),
                WireMessages.serializer(),
                DefaultCommandBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build());
        bus.subscribe(String.class.getName(), _ -> "done");
        FutureCallback<String, Object> answer = new FutureCallback<>();

        bus.dispatch(new GenericCommandMessage<>("a command"), answer);

        CommandResultMessage<?> result = answer.join();
        assertThat(result.isExceptional()).isTrue();
        assertUnavailable(result.exceptionResult());
        bus.close();
    }

    @Test
    void shouldRefuseQueries() {
        RemoteQueryBus bus = RemoteQueryBus.of(
                link,
                SimpleQueryUpdateEmitter.builder().build(),
                WireMessages.serializer(),
                DefaultQueryBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build());
        var _ = bus.<LiveHead>subscribe(FollowHead.class.getName(), LiveHead.class, _ -> new LiveHead(1, 0));

        assertThatThrownBy(() -> bus.query(
                                new GenericQueryMessage<>(new FollowHead(), ResponseTypes.instanceOf(LiveHead.class)))
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .satisfies(AbsentServerTest::assertUnavailable);
        assertThatThrownBy(() -> bus.subscriptionQuery(new GenericSubscriptionQueryMessage<>(
                        new FollowHead(),
                        ResponseTypes.instanceOf(LiveHead.class),
                        ResponseTypes.instanceOf(LiveHead.class))))
                .satisfies(AbsentServerTest::assertUnavailable);
        bus.close();
    }

    @Test
    void shouldTellThatTheLogIsAway() {
        try (AxonServerLog log = AxonServerLog.on(
                link,
                WireMessages.serializer(),
                _ -> true,
                DefaultEventBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build())) {
            log.tail().start();

            assertThat(log.tail().isFollowing()).isFalse();
            assertThatThrownBy(log::head).isInstanceOf(EventStoreException.class);
            assertThatThrownBy(() -> log.firstEvents(Set.of("one", "two"))).isInstanceOf(EventStoreException.class);
            assertThatThrownBy(() -> log.lastEvents(Set.of("one"))).isInstanceOf(EventStoreException.class);
            assertThatThrownBy(() -> log.store().readEvents("one").hasNext())
                    .satisfies(failure -> assertThat(log.explained(failure)).isInstanceOf(EventStoreException.class));
        }
    }

    private static void assertUnavailable(Throwable failure) {
        assertThat(HandlerExecutionException.resolveDetails(failure))
                .get()
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.code()).isEqualTo(CommonRejections.LOG_UNAVAILABLE.code()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
