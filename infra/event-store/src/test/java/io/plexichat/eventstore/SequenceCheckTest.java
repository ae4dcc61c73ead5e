package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {

    private final SequenceCheck check = new SequenceCheck(Map.of("old", 4L));

    private static PendingAppend unit(EventRow... rows) {
        return new PendingAppend(List.of(rows));
    }

    @Test
    void shouldAdmitTheNextNumbers() {
        assertThat(check.admit(unit(row("old", 5), row("new", 0), row("old", 6), row("new", 1))))
                .isNull();
        assertThat(check.admit(unit(row("old", 7), row("new", 2)))).isNull();
    }

    @Test
    void shouldAdmitEventsWithoutAnAggregate() {
        assertThat(check.admit(unit(row(null, TestRows.AT), row(null, TestRows.AT))))
                .isNull();
    }

    @Test
    void shouldRefuseANumberThatIsTakenInTheSameBatch() {
        assertThat(check.admit(unit(row("new", 0)))).isNull();

        assertThat(check.admit(unit(row("new", 0)))).isExactlyInstanceOf(AggregateStreamCreationException.class);
        assertThat(check.admit(unit(row("new", 1)))).isNull();
    }

    @Test
    void shouldRefuseANumberThatIsTakenOrTooHigh() {
        assertThat(check.admit(unit(row("old", 4)))).isExactlyInstanceOf(ConcurrencyException.class);
        assertThat(check.admit(unit(row("old", 6)))).isExactlyInstanceOf(ConcurrencyException.class);
    }

    @Test
    void shouldNotCountWhatARefusedUnitOfWorkWouldHaveAdded() {
        assertThat(check.admit(unit(row("new", 0), row("old", 9)))).isExactlyInstanceOf(ConcurrencyException.class);

        assertThat(check.admit(unit(row("new", 0), row("old", 5)))).isNull();
    }
}
