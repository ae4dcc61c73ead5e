package io.plexichat.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.endpoints.BooleanResponse;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.search.SearchRejections;
import io.plexichat.query.projection.ProjectionProgress;
import io.plexichat.query.reading.Freshness;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SearchFreshnessTest {
    private static final Freshness BEHIND =
            _ -> Mono.error(CommonRejections.READ_MODEL_BEHIND.because("Expected to be there, but is not."));

    @Nested
    class Behind {
        @Test
        void shouldSayThatSearchIsAwayWhenItIs() {
            assertThatThrownBy(
                            () -> freshness(new FixedTransport(null)).reached(7).block())
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            failure -> assertThat(failure.rejection().code())
                                    .isEqualTo(SearchRejections.UNAVAILABLE.code()));
        }

        @Test
        void shouldSayThatTheIndexIsBehindWhenItAnswers() {
            assertThatThrownBy(() -> freshness(new FixedTransport(new BooleanResponse(true)))
                            .reached(7)
                            .block())
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            failure -> assertThat(failure.rejection().code())
                                    .isEqualTo(CommonRejections.READ_MODEL_BEHIND.code()));
        }
    }

    private static SearchFreshness freshness(ElasticsearchTransport transport) {
        return new SearchFreshness(
                new ElasticsearchAsyncClient(transport), "messages", new ProjectionProgress(), BEHIND);
    }

    /** Answers everything alike; without an answer nobody is there. */
    private record FixedTransport(@Nullable Object answer) implements ElasticsearchTransport {
        @Override
        public <Q, A, E> A performRequest(Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("unchecked") // The test knows what is asked.
        public <Q, A, E> CompletableFuture<A> performRequestAsync(
                Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options) {
            return answer == null
                    ? CompletableFuture.failedFuture(new IOException("Connection refused"))
                    : CompletableFuture.completedFuture((A) answer);
        }

        @Override
        public JsonpMapper jsonpMapper() {
            return new Jackson3JsonpMapper();
        }

        @Override
        public TransportOptions options() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
