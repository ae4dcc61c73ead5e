package io.plexichat.command.session;

import static io.plexichat.command.Logins.login;
import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionRejections;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody learns by waiting whether there is an account, whether it is locked, or whether anybody can log in to it. */
class LoginTimesTest {
    private static final int MEMORY_KIB = 16 * 1024;
    private static final int ROUNDS = 15;
    private static final PasswordSettings SETTINGS = new PasswordSettings(MEMORY_KIB, 1, 1, null);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Name and password of each kind of login that is refused. */
    private static final Map<String, String> REFUSED = Map.of(
            "ada", "wrong horse",
            "nobody", "correct horse",
            "imported", "correct horse",
            "locked", "correct horse");

    private static final AccountId BOSS = new AccountId(new UUID(0, 0xc));

    private final TestCommandSide side = new TestCommandSide(SETTINGS);
    private int attempts;

    @BeforeEach
    void makeAccounts() {
        side.register(new AccountId(new UUID(0, 0xa)), "ada", "correct horse");
        side.register(new AccountId(new UUID(0, 0xb)), "locked", "correct horse");
        side.registerAdmin(BOSS, "boss", "correct battery");
        side.account("imported");
        side.send(new LockAccount(new Username("locked"), new LockReason("left"), BOSS, NOW));
        REFUSED.forEach(this::attempt);
    }

    @AfterEach
    void close() {
        side.close();
    }

    /** A hash takes its memory anew, and nothing else takes nearly as much. */
    @Test
    void shouldMakeOneHashWhateverIsWrong() {
        assertThat(REFUSED).allSatisfy((name, password) -> {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            attempt(name, password);
            long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertThat(taken / (MEMORY_KIB * 1024L)).as("hashes for %s", name).isEqualTo(1);
        });
    }

    /** Taken in turns, so that what else the machine does falls on all alike; without a hash, one takes a small part of the others. */
    @Test
    void shouldTakeAboutAsLongWhateverIsWrong() {
        Map<String, List<Long>> times = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            REFUSED.forEach((name, password) -> {
                long start = System.nanoTime();
                attempt(name, password);
                times.computeIfAbsent(name, _ -> new ArrayList<>()).add(System.nanoTime() - start);
            });
        }
        List<Long> medians = times.values().stream()
                .map(all -> all.stream().sorted().toList().get(ROUNDS / 2))
                .sorted()
                .toList();
        assertThat(medians.getLast()).as("medians in ns: %s", medians).isLessThan(2 * medians.getFirst());
    }

    /** So far apart that none has to wait. */
    private void attempt(String name, String password) {
        attempts++;
        Instant at = NOW.plus(Duration.ofHours(attempts));
        side.rejects(login(attempts, name, password, at), SessionRejections.BAD_CREDENTIALS);
    }
}
