package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.vault.PostgresKeyVault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Wraps 100,000 data keys again, while new ones are made and sealed with. */
final class RotationScenario implements Scenario {
    private static final int KEYS = 100_000;
    private static final int BATCH = 1_000;
    private static final double MOST_SECONDS = 60;
    private static final Binding BINDING = new Binding("message.sent", "text", "0199");

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        Samples seconds = new Samples();
        Samples limit = new Samples();
        try (HikariDataSource connections = server.pool(8, true);
                PostgresKeyVault vault = SealScenario.vault(server, connections)) {
            for (int from = 0; from < KEYS; from += BATCH) {
                vault.sealer(people(from, BATCH));
            }
            for (int round = 0; round < pace.rounds(); round++) {
                Instant now = Instant.now();
                long made = 0;
                long started = System.nanoTime();
                CompletableFuture<Long> rotation =
                        CompletableFuture.supplyAsync(() -> vault.rotate(new KeyRotationId(UUID.randomUUID()), now));
                int next = KEYS * (round + 1);
                while (!rotation.isDone()) {
                    KeyScope scope = people(next++, 1).getFirst();
                    vault.sealer(scope).seal(scope, BINDING, Notes.TEXT);
                    made++;
                }
                seconds.add((System.nanoTime() - started) / 1e9);
                limit.add(MOST_SECONDS);
                findings.note("rotation: %,d keys wrapped again, %,d new keys made and sealed with meanwhile."
                        .formatted(rotation.get(), made));
            }
        }
        findings.add(new Finding(
                "rotation of 100,000 data keys",
                "s",
                seconds,
                "the most it may take",
                limit,
                new Target.RatioAtMost(1)));
    }

    private static List<KeyScope> people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> KeyScope.person(new AccountId(new UUID(0xb, number))))
                .toList();
    }
}
