package io.plexichat.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.key.Sealer;
import io.plexichat.testservers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresKeyVaultIT {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final AccountId ADA = new AccountId(new UUID(0xa, 1));
    private static final AccountId BOB = new AccountId(new UUID(0xa, 2));
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final ChannelId HALL = new ChannelId(new UUID(0xc, 2));
    private static final Binding BINDING = new Binding("message.sent", "text", "stream");
    /** Keys that every vault has: for look-ups and for signatures. */
    private static final long OF_SERVER = 2;

    private static final KeyScope HERS = KeyScope.message(ADA, LOBBY, NOW);
    private static final KeyScope HIS = KeyScope.message(BOB, LOBBY, NOW);

    private final InMemoryKeyProvider provider = new InMemoryKeyProvider();
    private final List<AutoCloseable> open = new ArrayList<>();
    private HikariDataSource connections = new HikariDataSource();
    private PostgresKeyVault vault;

    @BeforeEach
    void begin() {
        connections.close();
        PostgresDatabase database = TestServers.freshDatabase();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(16);
        connections = new HikariDataSource(config);
        vault = vault();
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        connections.close();
    }

    @Nested
    class Sealing {
        @Test
        void shouldOpenWhatAnotherProcessSealed() {
            Sealed sealed = seal(vault, HERS, "hello");
            assertThat(openIn(vault(), sealed)).contains("hello");
            assertThat(sealed.keyId()).isEqualTo(seal(vault(), HERS, "again").keyId());
        }

        @Test
        void shouldKeepOneKeyForEachScope() {
            KeyScope nextMonth = KeyScope.message(ADA, LOBBY, NOW.plus(Duration.ofDays(5)));
            assertThat(List.of(
                            HERS,
                            HIS,
                            nextMonth,
                            KeyScope.message(ADA, HALL, NOW),
                            KeyScope.person(ADA),
                            KeyScope.channel(LOBBY)))
                    .extracting(scope -> seal(vault, scope, "x").keyId())
                    .doesNotHaveDuplicates();
        }

        @Test
        void shouldAgreeOnKeysThatManyMakeAtOnce() {
            List<PostgresKeyVault> vaults =
                    IntStream.range(0, 4).mapToObj(_ -> vault()).toList();
            List<KeyScope> scopes = IntStream.range(0, 50)
                    .mapToObj(number -> KeyScope.person(new AccountId(new UUID(7, number))))
                    .toList();
            List<CompletableFuture<List<Sealed>>> racing = vaults.stream()
                    .map(each -> CompletableFuture.supplyAsync(() -> {
                        var sealer = each.sealer(scopes);
                        return scopes.stream()
                                .map(scope -> sealer.seal(scope, BINDING, "x"))
                                .toList();
                    }))
                    .toList();
            assertThat(racing.stream()
                            .map(future ->
                                    future.join().stream().map(Sealed::keyId).toList())
                            .distinct())
                    .hasSize(1);
        }

        @Test
        void shouldOpenLaterWithoutBlockingWhenItHasTheKeys() {
            Sealed sealed = seal(vault, HERS, "hello");
            assertThat(vault.openerLater(Set.of(sealed.keyId()))).isCompleted();
            assertThat(vault().openerLater(Set.of(sealed.keyId())).join().open(sealed, BINDING))
                    .contains("hello");
        }

        @Test
        void shouldHashForLookingUpTheSameInEveryProcess() {
            assertThat(vault.lookupHash(LookupDomain.USERNAME, "ada"))
                    .isEqualTo(vault().lookupHash(LookupDomain.USERNAME, "ada"))
                    .isNotEqualTo(vault.lookupHash(LookupDomain.CHANNEL_NAME, "ada"))
                    .isNotEqualTo(vault.lookupHash(LookupDomain.USERNAME, "bob"));
        }

        @Test
        void shouldTellThatItCannotBeReached() {
            FailingDataSource failing = new FailingDataSource(connections);
            PostgresKeyVault lonely = vault(failing);
            failing.failAfter(0);
            assertRejected(() -> lonely.sealer(HERS), KeyRejections.UNAVAILABLE);
            failing.failAfter(Integer.MAX_VALUE);
            assertThat(openIn(vault, seal(lonely, HERS, "hello"))).contains("hello");
        }
    }

    @Nested
    class Destroying {
        @Test
        void shouldKnowTheLastOrderAndTellOfIt() throws Exception {
            PostgresKeyVault elsewhere = vault();
            CountDownLatch told = new CountDownLatch(1);
            elsewhere.onDestruction(told::countDown);
            assertThat(vault.destroyedThrough()).isEqualTo(-1);
            vault.destroy(new KeySelection.OfAccount(ADA), 9, NOW);
            vault.destroy(new KeySelection.OfAccount(BOB), 4, NOW);
            assertThat(elsewhere.destroyedThrough()).isEqualTo(9);
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }

        @Test
        void shouldEndWhatAnAccountWroteAndNothingElse() {
            Sealed hers = seal(vault, HERS, "hers");
            Sealed name = seal(vault, KeyScope.person(ADA), "Ada");
            Sealed his = seal(vault, HIS, "his");
            assertThat(vault.destroy(new KeySelection.OfAccount(ADA), 7, NOW)).isEqualTo(2);
            assertThat(openIn(vault, hers)).isEmpty();
            assertThat(openIn(vault, name)).isEmpty();
            assertThat(openIn(vault, his)).contains("his");
            assertThat(openIn(vault(), hers)).isEmpty();
            assertThat(vault.destroy(new KeySelection.OfAccount(ADA), 7, NOW)).isEqualTo(2);
        }

        @Test
        void shouldLetNoNewKeyBeMade() {
            vault.destroy(new KeySelection.OfAccount(ADA), 7, NOW);
            assertRejected(() -> vault.sealer(HERS), KeyRejections.DESTROYED);
            assertRejected(() -> vault().sealer(KeyScope.message(ADA, HALL, NOW)), KeyRejections.DESTROYED);
            assertThat(openIn(vault, seal(vault, HIS, "his"))).contains("his");
        }

        @Test
        void shouldEndAChannelWithAllThatIsInIt() {
            Sealed hers = seal(vault, HERS, "hers");
            Sealed topic = seal(vault, KeyScope.channel(LOBBY), "tea");
            Sealed elsewhere = seal(vault, KeyScope.message(ADA, HALL, NOW), "there");
            assertThat(vault.destroy(new KeySelection.OfChannel(LOBBY), 7, NOW)).isEqualTo(2);
            assertThat(openIn(vault, hers)).isEmpty();
            assertThat(openIn(vault, topic)).isEmpty();
            assertThat(openIn(vault, elsewhere)).contains("there");
        }

        @Test
        void shouldEndTheMonthsBeforeOneAndLetLaterOnesGoOn() {
            Sealed old = seal(vault, KeyScope.message(ADA, LOBBY, Instant.parse("2026-09-30T23:59:59Z")), "old");
            Sealed young = seal(vault, KeyScope.message(ADA, LOBBY, Instant.parse("2026-10-01T00:00:00Z")), "young");
            Sealed topic = seal(vault, KeyScope.channel(LOBBY), "tea");
            assertThat(vault.destroy(new KeySelection.OfChannelBefore(LOBBY, YearMonth.of(2026, 10)), 7, NOW))
                    .isEqualTo(1);
            assertThat(openIn(vault, old)).isEmpty();
            assertThat(openIn(vault, young)).contains("young");
            assertThat(openIn(vault, topic)).contains("tea");
            assertRejected(
                    () -> vault.sealer(KeyScope.message(ADA, LOBBY, Instant.parse("2026-09-01T00:00:00Z"))),
                    KeyRejections.DESTROYED);
        }

        /** Else doing it again, as a replay does, would destroy what came since. */
        @Test
        void shouldLetNoNewKeyBeMadeInMonthsThatEnded() {
            vault.destroy(new KeySelection.OfChannelBefore(LOBBY, YearMonth.of(2026, 10)), 7, NOW);
            vault.destroy(new KeySelection.OfChannelBefore(LOBBY, YearMonth.of(2026, 8)), 7, NOW);
            Instant september = Instant.parse("2026-09-30T23:59:59Z");
            assertRejected(() -> vault.sealer(KeyScope.message(BOB, LOBBY, september)), KeyRejections.DESTROYED);
            Sealed elsewhere = seal(vault, KeyScope.message(BOB, HALL, september), "there");
            Sealed later = seal(vault, KeyScope.message(BOB, LOBBY, Instant.parse("2026-10-01T00:00:00Z")), "later");
            assertThat(openIn(vault, elsewhere)).contains("there");
            assertThat(openIn(vault, later)).contains("later");
        }

        @Test
        void shouldLeaveTheMemoryOfOtherProcessesToo() throws InterruptedException {
            PostgresKeyVault other = vault();
            Sealed hers = seal(other, HERS, "hers");
            assertThat(openIn(other, hers)).contains("hers");
            vault.destroy(new KeySelection.OfAccount(ADA), 7, NOW);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (openIn(other, hers).isPresent()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Nested
    class Rotating {
        private final KeyRotationId rotation = new KeyRotationId(new UUID(0, 1));

        @Test
        void shouldWrapAllKeysAgainAndRetireTheOldGeneration() {
            Sealed hers = seal(vault, HERS, "hers");
            Sealed gone = seal(vault, HIS, "his");
            vault.destroy(new KeySelection.OfAccount(BOB), 7, NOW);

            // The key of a message besides; a destroyed one stays what it is.
            assertThat(vault.rotate(rotation, NOW)).isEqualTo(OF_SERVER + 1);
            assertThat(vault.list()).extracting(KeyGenerationView::number).containsExactly(2, 1);
            assertThat(vault.list()).extracting(KeyGenerationView::state).containsExactly(State.CURRENT, State.RETIRED);
            assertThat(vault.list()).extracting(KeyGenerationView::keys).containsExactly(OF_SERVER + 1, 0L);
            assertThat(provider.references()).containsExactly("k2");
            PostgresKeyVault later = vault();
            assertThat(openIn(later, hers)).contains("hers");
            assertThat(openIn(later, gone)).isEmpty();
            assertThat(later.lookupHash(LookupDomain.USERNAME, "ada"))
                    .isEqualTo(vault.lookupHash(LookupDomain.USERNAME, "ada"));
        }

        @Test
        void shouldDoNothingTheSecondTime() {
            vault.rotate(rotation, NOW);
            assertThat(vault.rotate(rotation, NOW)).isEqualTo(OF_SERVER);
            assertThat(vault.list()).hasSize(2);
        }

        @Test
        void shouldGoOnWhereACrashStoppedIt() {
            List<KeyScope> scopes = IntStream.range(0, 2_500)
                    .mapToObj(number -> KeyScope.person(new AccountId(new UUID(9, number))))
                    .toList();
            Sealer sealer = vault.sealer(scopes);
            List<Sealed> values = scopes.stream()
                    .map(scope -> sealer.seal(scope, BINDING, "x"))
                    .toList();
            int crashes = 0;
            boolean done = false;
            for (int step = 1; !done; step++) {
                FailingDataSource failing = new FailingDataSource(connections);
                try (PostgresKeyVault crashing = vault(failing)) {
                    failing.failAfter(step);
                    assertThat(crashing.rotate(rotation, NOW)).isEqualTo(OF_SERVER + 2_500);
                    done = true;
                } catch (RejectedException _) {
                    crashes++;
                }
            }
            assertThat(crashes).isGreaterThan(5);
            PostgresKeyVault later = vault();
            Opener opener = later.opener(values.stream().map(Sealed::keyId).toList());
            assertThat(values)
                    .allSatisfy(each -> assertThat(opener.open(each, BINDING)).contains("x"));
            // A key that was made for a generation that was not stored stays behind; the first one does not.
            assertThat(provider.references()).doesNotContain("k1");
        }

        @Test
        void shouldLetOthersMakeKeysMeanwhileAndAfter() {
            PostgresKeyVault other = vault();
            vault.rotate(rotation, NOW);
            Sealed after = seal(other, HERS, "after");
            assertThat(openIn(vault(), after)).contains("after");
            assertThat(vault.list().getFirst().keys()).isEqualTo(OF_SERVER + 1);
        }

        @Test
        void shouldTakeTurns() {
            KeyRotationId second = new KeyRotationId(new UUID(0, 2));
            PostgresKeyVault other = vault();
            CompletableFuture<Long> one = CompletableFuture.supplyAsync(() -> vault.rotate(rotation, NOW));
            CompletableFuture<Long> two = CompletableFuture.supplyAsync(() -> other.rotate(second, NOW));
            assertThat(one.join()).isEqualTo(OF_SERVER);
            assertThat(two.join()).isEqualTo(OF_SERVER);
            assertThat(vault.list()).extracting(KeyGenerationView::number).containsExactly(3, 2, 1);
        }
    }

    @Nested
    class Signing {
        @Test
        void shouldSignTheSameAfterARotationAndInOtherProcesses() {
            byte[] message = {1, 2, 3};
            byte[] signature = vault.sign(message);
            Ed25519Signer verifier = new Ed25519Signer();
            verifier.init(false, new Ed25519PublicKeyParameters(vault.publicKey()));
            verifier.update(message, 0, message.length);
            assertThat(verifier.verifySignature(signature)).isTrue();

            vault.rotate(new KeyRotationId(new UUID(0, 1)), NOW);
            assertThat(vault().publicKey()).isEqualTo(vault.publicKey());
            assertThat(vault().sign(message)).isEqualTo(signature);
        }
    }

    @Nested
    class Opening {
        @Test
        void shouldNotMakeAVaultWhereOneMustBe() {
            vault.close();
            execute("DROP SCHEMA vault CASCADE");
            assertThatExceptionOfType(VaultMissingException.class)
                    .isThrownBy(() -> PostgresKeyVault.open(connections, provider, () -> false, 10, NOW));
            assertThatExceptionOfType(VaultMissingException.class)
                    .isThrownBy(() -> PostgresKeyVault.open(connections, provider, () -> false, 10, NOW));
        }

        @Test
        void shouldRefuseAProviderThatDoesNotHaveTheKey() {
            Sealed sealed = seal(vault, HERS, "hers");
            assertThatExceptionOfType(KeyProviderException.class)
                    .isThrownBy(
                            () -> PostgresKeyVault.open(connections, new InMemoryKeyProvider(), () -> false, 10, NOW));
            assertThat(openIn(vault(), sealed)).contains("hers");
        }

        @Test
        void shouldRefuseTablesOfANewerRelease() {
            execute("INSERT INTO vault.schema_version (version) VALUES (1000)");
            assertThatThrownBy(PostgresKeyVaultIT.this::vault)
                    .isInstanceOf(VaultSchemaException.class)
                    .hasMessageContaining("1000");
        }

        private void execute(String sql) {
            new VaultDatabase(connections).transaction(connection -> {
                VaultDatabase.execute(connection, sql);
                return true;
            });
        }
    }

    private static void assertRejected(Runnable action, KeyRejections code) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(action::run)
                .satisfies(rejected -> assertThat(rejected.rejection().code()).isEqualTo(code.code()));
    }

    private static Sealed seal(KeyVault vault, KeyScope scope, String text) {
        return vault.sealer(scope).seal(scope, BINDING, text);
    }

    private static Optional<String> openIn(KeyVault vault, Sealed sealed) {
        return vault.opener(Set.of(sealed.keyId())).open(sealed, BINDING);
    }

    private PostgresKeyVault vault() {
        return vault(connections);
    }

    private PostgresKeyVault vault(DataSource source) {
        PostgresKeyVault made = PostgresKeyVault.open(source, provider, () -> true, 100_000, NOW);
        open.add(made);
        return made;
    }
}
