package io.plexichat.command.erasure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureView;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

class QueriedErasuresTest {
    private static final ErasureId ERASURE = new ErasureId(new UUID(0, 1));

    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final QueriedErasures erasures = new QueriedErasures(bus);

    @Test
    void shouldRejectWithWhatTheReadModelSays() {
        answer(new QueryExecutionException(
                "behind", null, CommonRejections.READ_MODEL_BEHIND.because("x").rejection()));

        assertThatThrownBy(() -> erasures.erasure(ERASURE, 5))
                .asInstanceOf(throwable(RejectedException.class))
                .extracting(rejected -> rejected.rejection().code())
                .isEqualTo("read-model.behind");
    }

    @Test
    void shouldTellWhatNobodyExpected() {
        answer(new IllegalArgumentException("a defect"));

        assertThatThrownBy(() -> erasures.erasure(ERASURE, 5))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("a defect");
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The bus takes the future as the answer.
    private void answer(RuntimeException failure) {
        var _ = bus.<CompletableFuture<ErasureView>>subscribe(
                GetErasure.class.getName(), ErasureView.class, _ -> CompletableFuture.failedFuture(failure));
    }
}
