package io.plexichat.standalone.sealing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.plexichat.standalone.sealing.Step.Kind;
import io.plexichat.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Whatever happens in whatever order, and wherever processes die: what is not erased reads back, what is erased never does. */
class SealedContentLawsIT {
    private static final int TOWNS = Integer.getInteger("plexichat.sealing.towns", 3);
    private static final int STEPS = 50;

    // What the number of a step chooses.
    private static final int LONG = 3;
    private static final int SHORTLY = 0;
    private static final int FOR_EVER = 2;
    private static final int HISTORY = 0;

    private static final Logger ALL_LOGGERS = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Level LEVEL = ALL_LOGGERS.getLevel();

    /** Processes that are cut off complain at length. */
    @BeforeContainer
    static void hush() {
        ALL_LOGGERS.setLevel(Level.OFF);
    }

    @AfterContainer
    static void unhush() {
        ALL_LOGGERS.setLevel(LEVEL);
    }

    @Provide
    Arbitrary<List<List<Step>>> lives() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(14, Kind.SEND),
                Tuple.of(4, Kind.EDIT),
                Tuple.of(3, Kind.DELETE),
                Tuple.of(1, Kind.RENAME),
                Tuple.of(2, Kind.REQUEST),
                Tuple.of(1, Kind.TAKE_BACK),
                Tuple.of(3, Kind.HOLD),
                Tuple.of(3, Kind.LIFT),
                Tuple.of(4, Kind.KEEP),
                Tuple.of(2, Kind.ROTATE),
                Tuple.of(4, Kind.PASS),
                Tuple.of(3, Kind.DOOM),
                Tuple.of(1, Kind.CRASH),
                Tuple.of(1, Kind.LOSE_READ_MODELS));
        return Combinators.combine(kinds, upTo(4), upTo(59))
                .as(Step::new)
                .list()
                .ofSize(STEPS)
                .list()
                .ofSize(TOWNS);
    }

    /** Nothing is shrunk: the same steps in another run die at other places. */
    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void whatIsNotErasedReadsBackAndWhatIsErasedNeverDoes(@ForAll("lives") List<List<Step>> lives) throws IOException {
        for (List<Step> steps : lives) {
            live(steps);
        }
    }

    @Example
    void whatHeldPeopleDeletedKeepsItsKey() throws IOException {
        live(List.of(
                new Step(Kind.HOLD, 0, 0),
                new Step(Kind.DELETE, 0, 0),
                new Step(Kind.PASS, 0, LONG),
                new Step(Kind.KEEP, 0, SHORTLY)));
    }

    /** Of a month in which nobody had said anything. */
    @Example
    void historyOfAMonthThatEndedIsNotTakenByAReplay() throws IOException {
        live(List.of(
                new Step(Kind.PASS, 0, LONG),
                new Step(Kind.PASS, 0, LONG),
                new Step(Kind.PASS, 0, LONG),
                new Step(Kind.KEEP, 0, SHORTLY),
                new Step(Kind.KEEP, 0, FOR_EVER),
                new Step(Kind.SEND, 0, HISTORY),
                new Step(Kind.LOSE_READ_MODELS, 0, 0)));
    }

    /** Each dies somewhere between the rule and the end of what it takes; the next process is not told of it, and has nothing to wait for. */
    @Example
    void whatAProcessDiedOverIsTakenByTheNext() throws IOException {
        for (int calls : List.of(14, 16, 18, 20)) {
            live(List.of(new Step(Kind.DOOM, 0, calls), new Step(Kind.KEEP, 4, SHORTLY)));
        }
    }

    private static void live(List<Step> steps) throws IOException {
        Path data = Files.createTempDirectory("sealing");
        try (Town town = new Town(TestServers.freshDatabase(), data)) {
            for (int taken = 0; taken < steps.size(); taken++) {
                try {
                    town.take(steps.get(taken));
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("After " + steps.subList(0, taken + 1), e);
                }
            }
            town.end();
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most).withDistribution(RandomDistribution.uniform());
    }
}
