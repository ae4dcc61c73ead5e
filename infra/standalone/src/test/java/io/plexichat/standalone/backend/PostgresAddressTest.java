package io.plexichat.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresAddressTest {
    private static final Secret PASSWORD = new Secret("geheim");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://db.example/chat",
                "postgres://db.example:5432/chat",
                "jdbc:postgresql://db.example/chat"
            })
    void shouldReadTheUsualForms(String url) {
        assertThat(PostgresAddress.parse(url, "chat", PASSWORD))
                .isEqualTo(new PostgresAddress("db.example", 5432, "chat", "chat", PASSWORD, Map.of()));
    }

    @Test
    void shouldKeepHowToBeSecure() {
        PostgresAddress address = PostgresAddress.parse(
                "postgresql://db/chat?sslmode=verify-full&sslrootcert=/etc/ca.pem", "chat", PASSWORD);

        assertThat(address.tls()).isEqualTo(Map.of("sslmode", "verify-full", "sslrootcert", "/etc/ca.pem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "mysql://db/chat",
                "postgresql://db",
                "postgresql:///chat",
                "postgresql://me:geheim@db/chat"
            })
    void shouldRefuseWhatIsNoAddressWithoutQuotingIt(String url) {
        assertThatThrownBy(() -> PostgresAddress.parse(url, "chat", PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected plexichat.postgres.url to be like")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void shouldRefuseParametersThatOnlyOneDriverKnows() {
        assertThatThrownBy(() -> PostgresAddress.parse("postgresql://db/chat?targetServerType=any", "chat", null))
                .hasMessage(
                        "Expected only sslmode and sslrootcert as parameters of plexichat.postgres.url, but got targetServerType.");
    }

    @Test
    void shouldNotTellThePassword() {
        assertThat(PostgresAddress.parse("postgresql://db/chat", "chat", PASSWORD)
                        .toString())
                .doesNotContain("geheim");
    }
}
