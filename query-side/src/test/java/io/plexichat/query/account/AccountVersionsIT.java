package io.plexichat.query.account;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.account.ListedAccount;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.projection.Schema;
import io.plexichat.testservers.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Accounts that an earlier release made. */
class AccountVersionsIT {
    private static final Schema SECOND = new Schema("account", 1);
    private static final AccountId ANN = person("ann");

    private final InMemoryLog log = new InMemoryLog();

    @Test
    void shouldAnswerUntilTheyAreMadeAnewAndWhenTakenBack() throws Exception {
        PostgresDatabase database = TestServers.freshDatabase();
        makeVersionTwo(database);
        log.append(
                registers("ann"),
                registers("bob"),
                new EmailConfirmed(
                        ANN,
                        new EmailProofId(new UUID(0, 1)),
                        FakeVault.sealed(KeyScope.person(ANN), AccountBindings.confirmedEmail(ANN), "ann@example.org"),
                        NOON),
                new AccountLocked(
                        ANN,
                        FakeVault.sealed(KeyScope.person(ANN), AccountBindings.lockReason(ANN), "left"),
                        person("bob"),
                        NOON));
        try (ReadSide side = ReadSide.withoutSearch(log, database, 100)) {
            assertThat(side.projection("account").schema()).isEqualTo(SECOND);
            assertAnswersWithoutLocks(side);

            awaitThird(side);
            assertThat(list(side, null)).hasSize(2);
            assertThat(list(side, true)).singleElement().satisfies(locked -> {
                assertThat(locked.accountId()).isEqualTo(ANN);
                assertThat(locked.lockedAt()).isEqualTo(NOON);
            });

            side.ask(new Rollback(new ProjectionName("account"), null, person("bob")), ProjectionView.class);
            assertThat(side.projection("account").schema()).isEqualTo(SECOND);
            assertAnswersWithoutLocks(side);
            log.append(
                    new AccountUnlocked(
                            ANN,
                            FakeVault.sealed(KeyScope.person(ANN), AccountBindings.unlockReason(ANN), "back"),
                            person("bob"),
                            NOON),
                    new EmailAddressRemoved(ANN, NOON));
            assertThat(ann(side).email()).isNull();
        }
    }

    private static void assertAnswersWithoutLocks(ReadSide side) {
        assertThat(ann(side).email()).isEqualTo(new EmailAddress("ann@example.org"));
        assertThat(list(side, null))
                .hasSize(2)
                .extracting(ListedAccount::lockedAt)
                .containsOnlyNulls();
        assertThat(side.rejection(new ListAccounts(null, true, 9, null)).code()).isEqualTo("read-model.unavailable");
    }

    private static AccountView ann(ReadSide side) {
        return side.ask(new GetAccount(ANN), AccountView.class);
    }

    private static List<ListedAccount> list(ReadSide side, @Nullable Boolean locked) {
        return side.ask(new ListAccounts(null, locked, 9, null), AccountPage.class)
                .items();
    }

    private static void awaitThird(ReadSide side) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (side.projection("account").schema().equals(SECOND) || isBuilding(side)) {
            side.look();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static boolean isBuilding(ReadSide side) {
        GetProjection accounts = new GetProjection(new ProjectionName("account"));
        return side.ask(accounts, ProjectionView.class).build() != null;
    }

    /** As the earlier release left it: everything else is as now. */
    private void makeVersionTwo(PostgresDatabase database) throws SQLException, IOException {
        ReadSide.withoutSearch(log, database, 100).close();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                InputStream tables = Objects.requireNonNull(
                        AccountVersionsIT.class.getResourceAsStream("account-of-version-2.sql"))) {
            statement.execute("update projection.generation set version = 2 where name = 'account'");
            statement.execute(SECOND.sql("drop table {schema}.account"));
            statement.execute(SECOND.sql(new String(tables.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }
}
