package io.plexichat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
    private static final List<String> PROXIES = List.of("127.0.0.1", "10.0.0.0/8", "fd00::/60");

    private final ClientAddresses addresses = new ClientAddresses(new byte[32], PROXIES);

    @Nested
    class Hashes {
        @Test
        void shouldBeEqualForEqualAddressesOnly() {
            assertThat(hash("192.0.2.1")).matches("[0-9a-f]{32}").isEqualTo(hash("192.0.2.1"));
            assertThat(hash("192.0.2.1")).isNotEqualTo(hash("192.0.2.2"));
            assertThat(addresses.hash(null, List.of())).isNull();
        }

        @Test
        void shouldNotHelpWhoChoosesAmongTheAddressesOfAConnection() {
            assertThat(hash("2001:db8:1:2::1")).isEqualTo(hash("2001:db8:1:2:ffff::9"));
            assertThat(hash("2001:db8:1:2::1")).isNotEqualTo(hash("2001:db8:1:3::1"));
        }

        @Test
        void shouldBeOfAnotherKeyElsewhere() {
            byte[] key = new byte[32];
            key[0] = 1;
            assertThat(new ClientAddresses(key, List.of()).hash(peer("192.0.2.1"), List.of()))
                    .isNotEqualTo(hash("192.0.2.1"));
        }
    }

    @Nested
    class Forwarded {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                192.0.2.1 | 198.51.100.7                         | 192.0.2.1
                127.0.0.1 | 198.51.100.7                         | 198.51.100.7
                127.0.0.1 | 203.0.113.5, 198.51.100.7            | 198.51.100.7
                127.0.0.1 | 203.0.113.5, 198.51.100.7 , 10.1.2.3 | 198.51.100.7
                127.0.0.1 | 10.1.2.3                             | 10.1.2.3
                127.0.0.1 | 198.51.100.7:4711                    | 198.51.100.7
                127.0.0.1 | [2001:db8::1]:4711                   | 2001:db8::1
                127.0.0.1 | [2001:db8::1]                        | 2001:db8::1
                127.0.0.1 | 2001:db8::1                          | 2001:db8::1
                127.0.0.1 | 198.51.100.7, unknown                | 127.0.0.1
                127.0.0.1 | 198.51.100.7, localhost              | 127.0.0.1
                127.0.0.1 | ''                                   | 127.0.0.1
                127.0.0.1 | ,,,                                  | 127.0.0.1
                10.9.9.9  | 198.51.100.7                         | 198.51.100.7
                fd00::1   | 198.51.100.7                         | 198.51.100.7
                fd00:0:0:10::1 | 198.51.100.7                    | fd00:0:0:10::1
                """)
        void shouldCountAsFarAsWhoeverSaysItIsTrusted(String peer, String header, String expected) {
            assertThat(addresses.hash(peer(peer), List.of(header))).isEqualTo(hash(expected));
        }

        @Test
        void shouldBeReadOverAllHeadersOfThatName() {
            assertThat(addresses.hash(peer("127.0.0.1"), List.of("203.0.113.5", "198.51.100.7", "10.0.0.1")))
                    .isEqualTo(hash("198.51.100.7"));
        }

        @Test
        void shouldCountForNothingByDefault() {
            ClientAddresses trusting = new ClientAddresses(new byte[32], List.of());
            assertThat(trusting.hash(peer("127.0.0.1"), List.of("198.51.100.7")))
                    .isEqualTo(trusting.hash(peer("127.0.0.1"), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "::/129",
                "10.0.0.0/"
            })
    void shouldTakeNetworksOnly(String bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(bad));
    }

    private String hash(String address) {
        return Objects.requireNonNull(addresses.hash(peer(address), List.of()));
    }

    private static InetSocketAddress peer(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
    }
}
