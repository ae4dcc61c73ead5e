package io.plexichat.command.key;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plexichat.command.Orders;
import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.KeyCommand.CompleteKeyRotation;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyEvent;
import io.plexichat.kernel.key.KeyEvent.KeyRotationCompleted;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyRotationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final KeyRotationId ONE = new KeyRotationId(new UUID(0, 1));
    private static final KeyRotationId TWO = new KeyRotationId(new UUID(0, 2));

    private final TestCommandSide side = new TestCommandSide();
    private final FakeGenerations generations = new FakeGenerations();

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Rotate {
        @Test
        void shouldStartOnce() {
            side.send(new RotateKey(ONE, ADA, NOW));
            side.send(new RotateKey(ONE, ADA, NOW.plusSeconds(1)));
            assertThat(events()).containsExactly(new KeyRotationStarted(ONE, ADA, NOW));
        }

        @Test
        void shouldRejectASecondWhileOneIsUnderWay() {
            side.send(new RotateKey(ONE, ADA, NOW));
            side.rejects(new RotateKey(TWO, ADA, NOW), KeyRejections.ROTATION_RUNNING);
            side.send(new CompleteKeyRotation(ONE, 3, NOW));
            side.send(new RotateKey(TWO, ADA, NOW));
            assertThat(events()).hasSize(3);
        }
    }

    @Nested
    class Complete {
        @Test
        void shouldCompleteTheOneThatRunsAndOnce() {
            side.send(new CompleteKeyRotation(ONE, 3, NOW));
            side.send(new RotateKey(ONE, ADA, NOW));
            side.send(new CompleteKeyRotation(TWO, 3, NOW));
            side.send(new CompleteKeyRotation(ONE, 3, NOW));
            side.send(new CompleteKeyRotation(ONE, 4, NOW));
            assertThat(events())
                    .containsExactly(new KeyRotationStarted(ONE, ADA, NOW), new KeyRotationCompleted(ONE, 3, NOW));
        }
    }

    @Nested
    class Automation {
        @Test
        void shouldDoNothingWithoutARotation() throws InterruptedException {
            automation(null).look();
            assertThat(generations.rotations).isEmpty();
        }

        @Test
        void shouldCarryOutWhatWasStarted() throws InterruptedException {
            side.send(new RotateKey(ONE, ADA, NOW));
            automation(null).look();
            automation(null).look();
            assertThat(generations.rotations).containsExactly(ONE);
            assertThat(events()).endsWith(new KeyRotationCompleted(ONE, FakeGenerations.KEYS, NOW));
        }

        @Test
        void shouldTakeUpWhatAnEarlierProcessLeftUnfinished() throws InterruptedException {
            side.send(new RotateKey(ONE, ADA, NOW));
            generations.failing = true;
            assertThatIllegalStateException().isThrownBy(automation(null)::look);
            generations.failing = false;
            automation(null).look();
            assertThat(generations.rotations).containsExactly(ONE, ONE);
            assertThat(events()).hasSize(2);
        }

        @Test
        void shouldRotateByItselfWhenTheKeyIsOldEnough() throws InterruptedException {
            automation(Duration.ofDays(91)).look();
            assertThat(events()).isEmpty();
            automation(Duration.ofDays(89)).look();
            assertThat(events())
                    .hasSize(2)
                    .first()
                    .extracting(event -> ((KeyRotationStarted) event).by())
                    .isNull();
        }

        private WhenKeyRotationStartedThenRotate automation(@Nullable Duration rotateEvery) {
            return new WhenKeyRotationStartedThenRotate(
                    side.log(), generations, new Orders(side.bean(CommandBus.class)), () -> NOW, rotateEvery);
        }
    }

    private List<KeyEvent> events() {
        return side.log().payloads(KeyEvent.class);
    }

    /** One generation, 90 days old, until a rotation makes another. */
    private static final class FakeGenerations implements KeyGenerations {
        static final long KEYS = 7;

        final List<KeyRotationId> rotations = new ArrayList<>();
        boolean failing;

        @Override
        public List<KeyGenerationView> list() {
            Instant madeAt = NOW.minus(Duration.ofDays(90));
            return List.of(new KeyGenerationView(1, State.CURRENT, "fake", "1", madeAt, KEYS));
        }

        @Override
        public long rotate(KeyRotationId rotationId, Instant at) {
            rotations.add(rotationId);
            if (failing) {
                throw new IllegalStateException("Expected the vault, but it is away.");
            }
            return KEYS;
        }
    }
}
