package io.plexichat.query.reading;

import io.plexichat.kernel.key.Sealed;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Typed columns of a row that was read. */
public final class Rows {
    private Rows() {}

    public static String text(Readable row, String column) {
        return present(column, optionalText(row, column));
    }

    public static @Nullable String optionalText(Readable row, String column) {
        return row.get(column, String.class);
    }

    public static Sealed sealed(Readable row, String column) {
        return present(column, optionalSealed(row, column));
    }

    public static @Nullable Sealed optionalSealed(Readable row, String column) {
        byte[] bytes = row.get(column, byte[].class);
        return bytes == null ? null : Sealed.of(bytes);
    }

    public static UUID uuid(Readable row, String column) {
        return present(column, optionalUuid(row, column));
    }

    public static @Nullable UUID optionalUuid(Readable row, String column) {
        return row.get(column, UUID.class);
    }

    public static <T> @Nullable T optionalId(Readable row, String column, Function<UUID, T> make) {
        UUID id = optionalUuid(row, column);
        return id == null ? null : make.apply(id);
    }

    public static long number(Readable row, String column) {
        return present(column, optionalNumber(row, column));
    }

    public static @Nullable Long optionalNumber(Readable row, String column) {
        return row.get(column, Long.class);
    }

    public static boolean truth(Readable row, String column) {
        return present(column, row.get(column, Boolean.class));
    }

    public static Instant time(Readable row, String column) {
        return present(column, optionalTime(row, column));
    }

    public static @Nullable Instant optionalTime(Readable row, String column) {
        OffsetDateTime time = row.get(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** For binding: Postgres times. */
    public static OffsetDateTime timestamp(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static <T> T present(String column, @Nullable T value) {
        return Objects.requireNonNull(value, column);
    }
}
