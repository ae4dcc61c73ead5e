package io.plexichat.query.erasure;

import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A rule as two columns, as precise as Postgres times are. */
final class RuleColumns {
    static final String KEEP_FOR = "keep-for";
    static final String KEEP_FOREVER = "keep-forever";
    static final String AS_DEFAULT = "as-default";

    private RuleColumns() {}

    static String kind(RetentionRule rule) {
        return switch (rule) {
            case KeepFor _ -> KEEP_FOR;
            case KeepForever _ -> KEEP_FOREVER;
            case AsDefault _ -> AS_DEFAULT;
        };
    }

    static @Nullable Long keepMicros(RetentionRule rule) {
        return rule instanceof KeepFor(Duration keep) ? keep.dividedBy(ChronoUnit.MICROS.getDuration()) : null;
    }

    static RetentionRule read(Readable row) {
        return switch (Rows.text(row, "kind")) {
            case KEEP_FOR -> new KeepFor(keep(row));
            case KEEP_FOREVER -> new KeepForever();
            default -> new AsDefault();
        };
    }

    static Duration keep(Readable row) {
        return Duration.of(Rows.number(row, "keep_micros"), ChronoUnit.MICROS);
    }
}
