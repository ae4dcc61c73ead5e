package io.plexichat.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.key.Sealed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final int THREADS = 16;
    private static final int EACH = 10_000;

    private final Nonces nonces = new Nonces();

    @Test
    void shouldDrawNoneTwiceInAnyThread() throws InterruptedException, ExecutionException {
        Set<ByteBuffer> seen = HashSet.newHashSet(THREADS * EACH);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<ByteBuffer>>> draws = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                draws.add(threads.submit(NoncesTest::drawMany));
            }
            for (Future<List<ByteBuffer>> draw : draws) {
                seen.addAll(draw.get());
            }
        }
        assertThat(seen).hasSize(THREADS * EACH);
    }

    /** A block that is handed out in parts must be handed out in whole: no part is used twice, none stays as it was made. */
    @Test
    void shouldFillEachWithRandomBytes() {
        for (int i = 0; i < 3 * Nonces.AT_ONCE; i++) {
            byte[] nonce = nonces.next(0);
            assertThat(nonce).hasSize(Sealed.NONCE_BYTES);
            assertThat(nonce).isNotEqualTo(new byte[Sealed.NONCE_BYTES]);
            assertThat(Arrays.copyOf(nonce, 8)).isNotEqualTo(Arrays.copyOfRange(nonce, 8, 16));
        }
    }

    @Test
    void shouldThrowAwayWhatWasNotUsedSoon() {
        byte[] first = nonces.next(0);
        assertThat(nonces.left()).isEqualTo(Nonces.AT_ONCE - 1);

        byte[] second = nonces.next(Nonces.KEPT.toNanos() - 1);
        assertThat(nonces.left()).isEqualTo(Nonces.AT_ONCE - 2);

        byte[] late = nonces.next(Nonces.KEPT.toNanos());
        assertThat(nonces.left()).isEqualTo(Nonces.AT_ONCE - 1);
        assertThat(Set.of(ByteBuffer.wrap(first), ByteBuffer.wrap(second), ByteBuffer.wrap(late)))
                .hasSize(3);
    }

    private static List<ByteBuffer> drawMany() {
        List<ByteBuffer> drawn = new ArrayList<>(EACH);
        for (int i = 0; i < EACH; i++) {
            drawn.add(ByteBuffer.wrap(Nonces.next()));
        }
        return drawn;
    }
}
