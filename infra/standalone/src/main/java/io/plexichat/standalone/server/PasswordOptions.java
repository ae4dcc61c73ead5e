package io.plexichat.standalone.server;

import io.plexichat.command.account.PasswordSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Passwords.
 *
 * @param breached a file of breached ones; null for none
 * @param argon2 what a new hash costs
 */
public record PasswordOptions(
        @Nullable Path breached, @DefaultValue Argon2 argon2) {
    private static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(7);
    private static final DataSize MOST_MEMORY = DataSize.ofGigabytes(1);
    private static final int MOST_ITERATIONS = 100;
    private static final int MOST_LANES = 16;

    public PasswordOptions {
        if (breached != null && !Files.isReadable(breached)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.passwords.breached to be a file that can be read, but it is not.");
        }
    }

    /** @param memory of each hash while it is made */
    public record Argon2(
            @DefaultValue("19MB") DataSize memory,
            @DefaultValue("2") int iterations,
            @DefaultValue("1") int parallelism) {
        public Argon2 {
            check(
                    memory.compareTo(LEAST_MEMORY) >= 0 && memory.compareTo(MOST_MEMORY) <= 0,
                    "memory",
                    "between 7 MB and 1 GB");
            check(iterations >= 1 && iterations <= MOST_ITERATIONS, "iterations", "between 1 and 100");
            check(parallelism >= 1 && parallelism <= MOST_LANES, "parallelism", "between 1 and 16");
        }
    }

    PasswordSettings settings() {
        return new PasswordSettings(
                Math.toIntExact(argon2.memory().toKilobytes()), argon2.iterations(), argon2.parallelism(), breached);
    }

    private static void check(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException(
                    "Expected plexichat.passwords.argon2." + property + " to be " + expected + ".");
        }
    }
}
