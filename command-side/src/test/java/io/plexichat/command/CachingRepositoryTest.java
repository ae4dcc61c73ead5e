package io.plexichat.command;

import static io.plexichat.command.Counter.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plexichat.command.Counter.Counted;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachingRepositoryTest {
    private final InMemoryLog log = new InMemoryLog();
    private final AggregateStore store = Counter.store(log, log);
    private final Aggregates<Counter> counters = store.cached(Counter.class, 10);

    @BeforeEach
    void create() {
        perform(() -> counters.create(Counter::first));
    }

    @Test
    void shouldKeepWhatWasCommitted() {
        count();
        count();

        assertThat(value()).isEqualTo(3);
        assertThat(log.reads()).isZero();
    }

    @Test
    void shouldKeepWhatARejectedCommandOnlyLookedAt() {
        failAfter(() -> counter().invoke(Counter::value));

        assertThat(value()).isEqualTo(1);
        assertThat(log.reads()).isZero();
    }

    @Test
    void shouldDropWhatWasChangedBeforeTheHandlerFailed() {
        failAfter(() -> counter().execute(Counter::count));

        assertThat(value()).isEqualTo(1);
        assertThat(log.reads()).isEqualTo(1);
    }

    @Test
    void shouldDropWhatTheLogDidNotTake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> perform(() -> {
                    counter().execute(Counter::count);
                    log.failWith(new IllegalStateException("away"));
                }));
        log.failWith(null);

        assertThat(value()).isEqualTo(1);
        count();
        assertThat(value()).isEqualTo(2);
        assertThat(log.payloads()).hasSize(2);
    }

    @Test
    void shouldNotKeepANewOneThatTheLogDidNotTake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> perform(() -> {
                    counters.create(() -> Counter.named("other"));
                    log.failWith(new IllegalStateException("away"));
                }));
        log.failWith(null);

        perform(() -> assertThat(counters.find("other")).isEmpty());
    }

    @Test
    void shouldReadAgainWhatAnotherProcessChanged() {
        DomainEventMessage<?> elsewhere = new GenericDomainEventMessage<>("Counter", ID, 1, new Counted(ID));
        log.appendEvents(elsewhere);
        assertThat(value()).as("not told yet").isEqualTo(1);

        store.appended(elsewhere);

        assertThat(value()).isEqualTo(2);
    }

    @Test
    void shouldReadAgainWhatAnotherProcessChangedWhileItWasUsed() {
        DomainEventMessage<?> elsewhere = new GenericDomainEventMessage<>("Counter", ID, 1, new Counted(ID));

        perform(() -> {
            counter().invoke(Counter::value);
            log.appendEvents(elsewhere);
            store.appended(elsewhere);
        });

        assertThat(value()).isEqualTo(2);
    }

    @Test
    void shouldKeepItWhenItIsToldOfItsOwnEvents() {
        count();
        store.appended(new GenericDomainEventMessage<>("Counter", ID, 1, new Counted(ID)));
        store.appended(new GenericDomainEventMessage<>("Other", ID, 7, new Counted(ID)));

        assertThat(value()).isEqualTo(2);
        assertThat(log.reads()).isZero();
    }

    private void count() {
        perform(() -> counter().execute(Counter::count));
    }

    private int value() {
        int[] value = new int[1];
        perform(() -> value[0] = counter().invoke(Counter::value));
        return value[0];
    }

    private Aggregate<Counter> counter() {
        return counters.find(ID).orElseThrow();
    }

    private static void failAfter(Runnable work) {
        assertThatIllegalStateException()
                .isThrownBy(() -> perform(() -> {
                    work.run();
                    throw new IllegalStateException("rejected");
                }));
    }

    private static void perform(Runnable work) {
        DefaultUnitOfWork.startAndGet(null).execute(work);
    }
}
