package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogVerifierIT {

    private final TestLog log = TestLog.create();

    @BeforeEach
    void fill() {
        log.append(event("a", 0), event("b", 0), event("a", 1), event("a", 2), event("b", 1));
        log.append(GenericEventMessage.asEventMessage(new Noted("of no aggregate")));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private Verification verify() {
        return verify(0);
    }

    private Verification verify(long from) {
        return new LogVerifier(log.pool(), 100).verify(from, (_, _) -> {});
    }

    @Nested
    class Clean {

        @Test
        void shouldBeALogAsItWasWritten() {
            assertThat(verify()).isEqualTo(new Verification(0, 5, List.of(), 0));
            assertThat(verify(3)).isEqualTo(new Verification(3, 5, List.of(), 0));
            assertThat(verify(99).isClean()).isTrue();
        }

        @Test
        void shouldBeAnEmptyLog() {
            try (TestLog empty = TestLog.create()) {
                assertThat(new LogVerifier(empty.pool(), 1).verify(0, (_, _) -> {}))
                        .isEqualTo(new Verification(0, -1, List.of(), 0));
            }
        }

        @Test
        void shouldBeALongLogAndTellHowFarItIs() {
            List<EventMessage<?>> events = IntStream.range(0, 4_500)
                    .<EventMessage<?>>mapToObj(sequence -> event("c", sequence))
                    .toList();
            log.append(events);
            List<Long> progress = new ArrayList<>();

            Verification verification =
                    new LogVerifier(log.pool(), 1).verify(0, (position, _) -> progress.add(position));

            assertThat(verification.isClean()).isTrue();
            assertThat(progress).containsExactly(1_999L, 3_999L, 4_505L);
            assertThat(log.append(event("a", 3)).first()).isEqualTo(4_506);
        }
    }

    @Nested
    class Damage {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                SET payload = set_bit(payload, 9, 1 - get_bit(payload, 9)) WHERE position = 2 | 2 | The checksum does not match.
                SET aggregate_type = 'X' WHERE position = 5 - 5                               | 0 | The checksum does not match.
                SET position = 64 + 1 WHERE position = 1                                      | 1 | Nothing is here.
                SET at_high = at_high + interval '1 day' WHERE position = 3                   | 3 | Its highest time so far is wrong.
                SET at_high = at_high - interval '1 day' WHERE position = 3                   | 3 | Its highest time so far is wrong.
                SET sequence = 9 WHERE position = 3   | 3 | It is event 9 of its aggregate, but the event before it is not before it.
                SET sequence = -1 WHERE position = 0  | 0 | It is event -1 of its aggregate, but the event before it is not before it.
                """)
        void shouldBeFoundInARow(String change, long position, String what) {
            log.execute("UPDATE log.event " + change);

            assertThat(verify().findings()).contains(new Finding(position, what));
        }

        @Test
        void shouldBeFoundInRowsThatAreMissing() {
            log.execute("DELETE FROM log.event WHERE position BETWEEN 1 AND 3");

            assertThat(verify().findings())
                    .contains(
                            new Finding(1, "Nothing is here, nor at the positions up to 3."),
                            new Finding(
                                    4, "It is event 1 of its aggregate, but the event before it is not before it."));
        }

        @Test
        void shouldBeFoundWhereAnEventCameBeforeItsPredecessor() {
            log.rewrite("UPDATE log.event SET sequence = 12 WHERE position = 2;"
                    + " UPDATE log.event SET sequence = 1 WHERE position = 3;"
                    + " UPDATE log.event SET sequence = 2 WHERE position = 2");

            assertThat(verify().findings())
                    .containsExactly(new Finding(
                            2, "It is event 2 of its aggregate, but the event before it is not before it."));
        }

        @Test
        void shouldBeCountedBeyondWhatIsTold() {
            log.execute("UPDATE log.event SET event_id = ''");

            Verification verification = new LogVerifier(log.pool(), 2).verify(0, (_, _) -> {});

            assertThat(verification.findings()).extracting(Finding::position).containsExactly(0L, 1L);
            assertThat(verification.found()).isEqualTo(6);
        }

        @Test
        void shouldBeFoundInAFlippedBit() {
            log.execute(
                    "UPDATE log.event SET payload = set_bit(payload, 9, 1 - get_bit(payload, 9)) WHERE position = 2");

            assertThat(verify().findings()).containsExactly(new Finding(2, "The checksum does not match."));
            assertThat(verify(3).isClean()).isTrue();
        }
    }

    @Nested
    class Refusal {

        @Test
        void shouldMeetADatabaseWithoutALog() {
            log.store().close();
            log.execute("DROP SCHEMA log CASCADE");

            assertThatExceptionOfType(LogSchemaException.class).isThrownBy(LogVerifierIT.this::verify);
            assertThat(log.query("SELECT to_regnamespace('log')")).containsExactly((String) null);
        }

        @Test
        void shouldMeetALogOfANewerRelease() {
            log.execute("INSERT INTO log.schema_version (version) VALUES (99)");

            assertThatExceptionOfType(LogSchemaException.class)
                    .isThrownBy(LogVerifierIT.this::verify)
                    .withMessageContaining("version 99");
        }
    }
}
