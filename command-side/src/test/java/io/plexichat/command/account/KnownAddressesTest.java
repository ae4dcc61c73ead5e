package io.plexichat.command.account;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KnownAddressesTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));

    @Test
    void shouldTakeTheFirstFewAtOnceAndThenOneADay() {
        KnownAddresses known = KnownAddresses.NONE;
        for (int i = 0; i < KnownAddresses.KEPT; i++) {
            assertThat(known.isNews(address(i), NOW)).isTrue();
            known = known.with(known(i, NOW));
        }
        assertThat(known.isNews(address(99), NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(known.isNews(address(99), NOW.plus(Duration.ofHours(24)))).isTrue();
        assertThat(known.isNews(address(0), NOW.plus(Duration.ofDays(9)))).isFalse();
    }

    @Test
    void shouldForgetTheOldest() {
        KnownAddresses known = KnownAddresses.NONE;
        for (int i = 0; i < KnownAddresses.KEPT + 2; i++) {
            known = known.with(known(i, NOW));
        }
        assertThat(known.places()).hasSize(KnownAddresses.KEPT);
        assertThat(known.contains(address(1))).isFalse();
        assertThat(known.contains(address(2))).isTrue();
    }

    private static AddressKnown known(int number, Instant at) {
        return new AddressKnown(ADA, address(number), at);
    }

    private static AddressHash address(int number) {
        return new AddressHash("%032x".formatted(number));
    }
}
