package io.plexichat.standalone.projections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0.2,0s", "59.6,1m0s", "190,3m10s", "7260,2h1m", "90061,1d1h"})
    void shouldTellTimesByTheirTwoLargestUnits(double seconds, String told) {
        assertThat(Figures.time(seconds)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "5368709120,5.4 GB"})
    void shouldTellSizes(long bytes, String told) {
        assertThat(Figures.size(bytes)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "-1,-1,-1,100",
        "-1,-1,99,0",
        "-1,49,99,50",
        "-1,98,99,99",
        "-1,99,99,100",
        "-1,120,99,100",
        "499,749,999,50",
        "0,4611686018427387904,9223372036854775807,50"
    })
    void shouldTellAHundredOnlyOfWhatIsComplete(long from, long position, long goal, int percent) {
        assertThat(Figures.percent(from, position, goal)).isEqualTo(percent);
    }

    @Test
    void shouldLetNothingSteerTheTerminal() {
        assertThat(Figures.plain("a\u001b[2J\u00e9\ud83d\ude00~")).isEqualTo("a?[2J??~");
    }
}
