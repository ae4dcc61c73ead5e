package io.plexichat.benchmarks.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealer;
import io.plexichat.vault.PostgresKeyVault;
import io.plexichat.vault.provider.KeyProviderSettings;
import io.plexichat.vault.provider.KeyProviders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Commands of which each seals a text of 191 characters, by one of 1,000 authors in a channel, beside commands that do not. */
final class SealScenario implements Scenario {
    private static final int AUTHORS = 1_000;

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        Rates withSealing = new Rates();
        Rates without = new Rates();
        try (HikariDataSource connections = server.pool(8, true);
                PostgresKeyVault vault = vault(server, connections)) {
            List<KeyScope> scopes = scopes();
            vault.sealer(scopes);
            for (int round = 0; round < pace.rounds(); round++) {
                without.add(rate(server, pace, text -> text));
                withSealing.add(rate(server, pace, text -> sealed(vault, scopes, text)));
            }
        }
        findings.add(
                "commands, a new aggregate each, with sealing",
                "commands/s",
                withSealing,
                "without sealing",
                without,
                new Target.None());
    }

    static PostgresKeyVault vault(BenchmarkServer server, HikariDataSource connections) {
        server.execute("DROP SCHEMA IF EXISTS vault CASCADE");
        return PostgresKeyVault.open(
                connections,
                KeyProviders.open(new KeyProviderSettings.Local(
                        server.directory().resolve(UUID.randomUUID().toString()), null)),
                () -> true,
                1_000_000,
                Instant.now());
    }

    private static Rate rate(BenchmarkServer server, Pace pace, UnaryOperator<String> sealing) throws Exception {
        try (Plexi plexi = Plexi.empty(server)) {
            Commands commands = Commands.uncached(plexi.events());
            return ClosedLoop.run(
                    pace,
                    server.processorTime(),
                    () -> commands.send(
                            new NoteCommand.CreateNote(UUID.randomUUID().toString(), sealing.apply(Notes.TEXT))));
        }
    }

    private static String sealed(KeyVault vault, List<KeyScope> scopes, String text) {
        KeyScope scope = scopes.get(ThreadLocalRandom.current().nextInt(AUTHORS));
        Sealer sealer = vault.sealer(scope);
        return sealer.seal(scope, new Binding("message.sent", "text", "0199a0de-0000-7000-8000-0000000000e5"), text)
                .toText();
    }

    private static List<KeyScope> scopes() {
        ChannelId channel = new ChannelId(new UUID(0xc, 1));
        Instant at = Instant.parse("2026-11-26T12:00:00Z");
        return IntStream.range(0, AUTHORS)
                .mapToObj(author -> KeyScope.message(new AccountId(new UUID(0xa, author)), channel, at))
                .toList();
    }
}
