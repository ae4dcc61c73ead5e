package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.Registration;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnitOfWorkIT {

    private final TestLog log = TestLog.create();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void shouldAppendNothingWhenASubscriberFails() {
        log.store().subscribe(events -> {
            throw new IllegalStateException("subscriber");
        });

        assertThatIllegalStateException().isThrownBy(() -> log.append(event("a", 0)));
        assertThatIllegalStateException().isThrownBy(() -> log.store().publish(event("a", 0)));

        assertThat(log.query("SELECT count(*) FROM log.event")).containsExactly("0");
    }

    @Test
    void shouldAppendWhatSubscribersAddInTheSameRange() {
        AtomicBoolean first = new AtomicBoolean(true);
        log.store().subscribe(events -> {
            if (first.getAndSet(false)) {
                log.store().publish(event("b", 0));
            }
        });

        assertThat(log.append(event("a", 0), event("a", 1))).isEqualTo(new PositionRange(0, 2));
        assertThat(log.query("SELECT aggregate_id FROM log.event ORDER BY position"))
                .containsExactly("a", "a", "b");
    }

    @Test
    void shouldAppendNestedUnitsOfWorkWithTheirRoot() {
        UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
        log.store().publish(event("a", 0));
        UnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(null);
        log.store().publish(event("b", 0));
        nested.commit();
        assertThat(log.store().head()).isEqualTo(-1);
        UnitOfWork<?> failed = DefaultUnitOfWork.startAndGet(null);
        log.store().publish(event("c", 0));
        failed.rollback();
        log.store().publish(event("a", 1));
        root.commit();

        assertThat(log.store().appended(root)).contains(new PositionRange(0, 2));
        assertThat(log.store().appended(nested)).contains(new PositionRange(0, 2));
        assertThat(log.query("SELECT aggregate_id FROM log.event ORDER BY aggregate_id, sequence"))
                .containsExactly("a", "a", "b");
    }

    @Test
    void shouldFailRatherThanLoseAnEventThatIsPublishedTooLate() {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        log.store().publish(event("a", 0));
        unitOfWork.onPrepareCommit(_ -> log.store().publish(event("late", 0)));

        assertThatIllegalStateException().isThrownBy(unitOfWork::commit);
        assertThat(log.query("SELECT count(*) FROM log.event")).containsExactly("0");
    }

    @Test
    void shouldAppendWhatDispatchInterceptorsMade() {
        Registration registration = log.store()
                .registerDispatchInterceptor(
                        messages -> (index, message) -> message.andMetaData(Map.of("index", index)));
        log.append(event("a", 0), event("a", 1));
        registration.cancel();

        assertThat(log.read(null))
                .extracting(message -> message.getMetaData().get("index"))
                .containsExactly(0, 1);
    }

    @Test
    void shouldAppendWithoutAUnitOfWork() {
        log.store().publish(List.of(event("a", 0), event("b", 0)));

        assertThat(log.store().head()).isEqualTo(1);
    }
}
