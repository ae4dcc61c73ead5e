package io.plexichat.gateway.projection;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.TextRule;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class ProjectionRequests {
    static final TextRule SEQUENCE = TextRule.line(1, 500);
    static final TextRule CAUSE = TextRule.line(1, 500);

    private ProjectionRequests() {}

    record RebuildRequest(
            @Nullable Long eventsPerSecond,
            @Nullable Double share,
            @Nullable OrderReason reason) {
        static final RebuildRequest NONE = new RebuildRequest(null, null, null);

        static RebuildRequest read(JsonInput input) {
            return new RebuildRequest(rateOf(input), shareOf(input), reasonOf(input));
        }

        BuildPace pace() {
            return Objects.requireNonNullElse(given(eventsPerSecond, share), BuildPace.DEFAULT);
        }
    }

    record ResumeRequest(
            @Nullable Long eventsPerSecond, @Nullable Double share) {
        static final ResumeRequest NONE = new ResumeRequest(null, null);

        static ResumeRequest read(JsonInput input) {
            return new ResumeRequest(rateOf(input), shareOf(input));
        }

        /** Null to go on as before. */
        @Nullable
        BuildPace pace() {
            return given(eventsPerSecond, share);
        }
    }

    record OrderRequest(@Nullable OrderReason reason) {
        static final OrderRequest NONE = new OrderRequest(null);

        static OrderRequest read(JsonInput input) {
            return new OrderRequest(reasonOf(input));
        }
    }

    record TryRequest(
            @Nullable Long fromPosition,
            @Nullable Long toPosition,
            @Nullable Integer limitRows) {
        static final TryRequest NONE = new TryRequest(null, null, null);

        static TryRequest read(JsonInput input) {
            Long from = input.optionalPosition("fromPosition");
            Long to = input.optionalPosition("toPosition");
            if (to != null && from != null && to < from) {
                input.fault("toPosition", "out-of-range", "Expected a position that is not before fromPosition.");
            }
            Long rows = input.optionalInteger("limitRows", 0, TryOut.MOST_ROWS);
            return new TryRequest(from, to, rows == null ? null : rows.intValue());
        }

        TryOut order(ProjectionName name, AccountId by) {
            return new TryOut(
                    name,
                    Objects.requireNonNullElse(fromPosition, 0L),
                    toPosition,
                    Objects.requireNonNullElse(limitRows, TryOut.ROWS),
                    by);
        }
    }

    /** None of them: all letters. */
    record RetryLettersRequest(
            @Nullable Integer generation,
            @Nullable String sequence,
            @Nullable String cause) {
        static final RetryLettersRequest NONE = new RetryLettersRequest(null, null, null);

        static RetryLettersRequest read(JsonInput input) {
            return new RetryLettersRequest(
                    generationOf(input),
                    input.optionalText("sequence", SEQUENCE, Function.identity()),
                    input.optionalText("cause", CAUSE, Function.identity()));
        }

        LetterSelection selection() {
            return new LetterSelection(generation, null, sequence, cause);
        }
    }

    record EvictLettersRequest(@Nullable Integer generation, String sequence, OrderReason reason) {
        static EvictLettersRequest read(JsonInput input) {
            return new EvictLettersRequest(
                    generationOf(input),
                    input.text("sequence", SEQUENCE, Function.identity()),
                    input.text("reason", OrderReason.RULE, OrderReason::new));
        }

        LetterSelection selection() {
            return new LetterSelection(generation, null, sequence, null);
        }
    }

    private static @Nullable Long rateOf(JsonInput input) {
        return input.optionalInteger("eventsPerSecond", 1, Long.MAX_VALUE);
    }

    private static @Nullable Double shareOf(JsonInput input) {
        return input.optionalFraction("share");
    }

    private static @Nullable OrderReason reasonOf(JsonInput input) {
        return input.optionalText("reason", OrderReason.RULE, OrderReason::new);
    }

    private static @Nullable Integer generationOf(JsonInput input) {
        Long number = input.optionalInteger("generation", 1, Integer.MAX_VALUE);
        return number == null ? null : number.intValue();
    }

    private static @Nullable BuildPace given(@Nullable Long eventsPerSecond, @Nullable Double share) {
        return eventsPerSecond == null && share == null
                ? null
                : new BuildPace(eventsPerSecond, Objects.requireNonNullElse(share, BuildPace.DEFAULT.share()));
    }
}
