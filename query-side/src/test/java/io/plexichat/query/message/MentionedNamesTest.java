package io.plexichat.query.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.Username;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionedNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            @ann;                        ann
            "hi @ann, @bob: and (@cid)"; ann bob cid
            @Ann's turn;                 Ann
            @ann/@bob;                   ann bob
            see @ann.;                   ann. ann
            [@ann];                      ann] ann
            @kell|away;                  kell|away
            @_ann_;                      _ann_ _ann
            `@ann`--;                    ann`-- ann`- ann` ann
            @...;                        ... .. .
            "@ann @ann";                 ann
            @\u0141ukasz;                     \u0141ukasz
            ann@example.org;             ""
            @ann@example.org;            ""
            @@ann;                       ""
            at @ ann;                    ""
            nobody;                      ""
            """)
    void shouldReadWhoMayBeMeant(String text, String readings) {
        assertThat(readings(text)).isEqualTo(readings);
    }

    @Test
    void shouldNotTakeForANameWhatIsTooLongForOne() {
        String longest = "a".repeat(64);

        assertThat(readings("@" + longest)).isEqualTo(longest);
        assertThat(readings("@" + longest + "!")).isEqualTo(longest);
        assertThat(readings("@" + longest + ".")).isEqualTo(longest);
        assertThat(readings("@" + longest + "a")).isEmpty();
        assertThat(MentionedNames.in("@ann" + ".".repeat(9_000)).getFirst()).hasSize(62);
    }

    @Test
    void shouldLookAtABoundedNumberOfPlaces() {
        String many = IntStream.range(0, 1_000).mapToObj(i -> "@n" + i).reduce("", (all, each) -> all + " " + each);
        String ambiguous = ("@a" + "-".repeat(60) + " b ").repeat(100);

        assertThat(MentionedNames.in(many)).hasSize(MentionedNames.MOST);
        assertThat(MentionedNames.in(ambiguous)).hasSizeLessThan(5);
    }

    @Property
    void shouldFindNamesOnlyAndTheWholeNameFirst(@ForAll String text) {
        for (List<Username> readings : MentionedNames.in("@" + text)) {
            assertThat(readings)
                    .allMatch(name -> Username.RULE.check(name.value()).isEmpty());
            assertThat("@" + text).contains("@" + readings.getFirst());
        }
    }

    private static String readings(String text) {
        return String.join(
                " ",
                MentionedNames.in(text).stream()
                        .flatMap(List::stream)
                        .map(Username::value)
                        .toList());
    }
}
