package io.plexichat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutomationTest {
    private static final String REASON = "reason";

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Recording automation = new Recording();

    @BeforeEach
    void start() throws InterruptedException {
        automation.start();
        assertThat(next()).as("at the start").isEqualTo("look");
    }

    @AfterEach
    void stop() {
        automation.stop();
        assertThat(automation.isRunning()).isFalse();
    }

    @Test
    void shouldLookForAReasonOnlyOnceItIsDurable() throws InterruptedException {
        UnitOfWork<GenericEventMessage<String>> work = DefaultUnitOfWork.startAndGet(event(REASON));
        automation.follow(List.of(event(REASON)));
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
        work.commit();
        assertThat(next()).isEqualTo(REASON);
        assertThat(next()).isEqualTo("look");
    }

    @Test
    void shouldNotLookForAReasonThatWasRolledBack() throws InterruptedException {
        UnitOfWork<GenericEventMessage<String>> work = DefaultUnitOfWork.startAndGet(event(REASON));
        automation.follow(List.of(event(REASON)));
        work.rollback();
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void shouldNotLookForOtherEvents() throws InterruptedException {
        automation.follow(List.of(event("something else")));
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void shouldLookAgainSoonAfterAFailure() throws InterruptedException {
        automation.failing = true;
        automation.follow(List.of(event(REASON)));
        assertThat(next()).isEqualTo(REASON);
        assertThat(next()).isEqualTo("look");
        assertThat(next()).as("after the failure").isEqualTo("look");
        automation.failing = false;
    }

    private @Nullable String next() throws InterruptedException {
        return told.poll(10, TimeUnit.SECONDS);
    }

    private static GenericEventMessage<String> event(String payload) {
        return new GenericEventMessage<>(payload);
    }

    private final class Recording extends Automation {
        private volatile boolean failing;

        Recording() {
            super("recording", Duration.ofMillis(10));
        }

        @Override
        protected Duration look() {
            told.add("look");
            if (failing) {
                throw new IllegalStateException("Expected to fail.");
            }
            return BETWEEN_LOOKS;
        }

        @Override
        protected boolean isReasonToLook(Object event) {
            return event.equals(REASON);
        }

        @Override
        protected void notice(Object reason) {
            told.add(reason.toString());
        }
    }
}
