package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.live.LiveOp.Subscribe;
import io.plexichat.gateway.live.Subscriptions.Opened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class SubscriptionsTest {
    private static final Subscribe ON = new Subscribe(null, null);

    private final Subscriptions subscriptions = new Subscriptions();
    private final List<List<Frame>> delivered = new ArrayList<>();
    private final List<@Nullable Long> begun = new ArrayList<>();

    private Sinks.Many<List<Delivery>> begin(Subscribe asked, long now) {
        Sinks.Many<List<Delivery>> events = Sinks.many().unicast().onBackpressureBuffer();
        subscriptions.begin(asked, from -> {
            begun.add(from);
            return new Opened(from == null ? now : from, events.asFlux());
        });
        return events;
    }

    private static void tell(Sinks.Many<List<Delivery>> events, long position) {
        events.tryEmitNext(List.of(new Delivery.Event(position, Frame.event(Long.toString(position)))));
    }

    private List<String> positions() {
        return delivered.stream()
                .flatMap(List::stream)
                .map(frame -> frame.toString().replaceAll("\\D", ""))
                .toList();
    }

    @Test
    void shouldGoOnFromWhatWasDelivered() {
        var _ = subscriptions.deliveries().subscribe(delivered::add);
        Sinks.Many<List<Delivery>> first = begin(ON, 10);
        tell(first, 11);
        tell(first, 12);
        Sinks.Many<List<Delivery>> second = begin(ON, 99);
        tell(first, 13);
        tell(second, 13);

        assertThat(begun).containsExactly(null, 12L);
        assertThat(positions()).containsExactly("11", "12", "13");
    }

    @Test
    void shouldGoOnFromTheStartOfOneThatDeliveredNothing() {
        var _ = subscriptions.deliveries().subscribe(delivered::add);
        begin(new Subscribe(5L, null), 10);
        begin(ON, 99);

        assertThat(begun).containsExactly(5L, 5L);
    }

    @Test
    void shouldGoBackWhereAsked() {
        var _ = subscriptions.deliveries().subscribe(delivered::add);
        tell(begin(ON, 10), 11);
        tell(begin(new Subscribe(3L, null), 10), 4);

        assertThat(positions()).containsExactly("11", "4");
    }

    @Test
    void shouldDeliverNothingAfterTheEndAndThenBeginFromNow() {
        var _ = subscriptions.deliveries().subscribe(delivered::add);
        Sinks.Many<List<Delivery>> first = begin(ON, 10);
        subscriptions.end();
        tell(first, 11);
        begin(ON, 20);

        assertThat(delivered).isEmpty();
        assertThat(begun).containsExactly(null, null);
    }

    @Test
    void shouldFailWithItsStream() {
        List<Throwable> failures = new ArrayList<>();
        var _ = subscriptions.deliveries().subscribe(delivered::add, failures::add);
        subscriptions.begin(ON, _ -> new Opened(0, Flux.error(new IllegalStateException("broken"))));

        assertThat(failures).hasSize(1);
    }
}
