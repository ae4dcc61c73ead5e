package io.plexichat.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.observability.TracingSettings;
import io.plexichat.observability.TracingSettings.OtlpProtocol;
import io.plexichat.standalone.backend.AxonServerSettings;
import io.plexichat.standalone.backend.ElasticsearchSettings;
import io.plexichat.standalone.backend.KeySettings;
import io.plexichat.standalone.backend.PostgresSettings;
import io.plexichat.standalone.backend.RedisSettings;
import io.plexichat.standalone.backend.Secret;
import io.plexichat.standalone.mail.MailOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class ServerSettingsTest {
    @Nested
    class Defaults {
        @Test
        void shouldBeAsPublished() {
            assertThat(read(Map.of()))
                    .isEqualTo(new ServerSettings(
                            Path.of("./data"),
                            8080,
                            7000,
                            InetAddress.ofLiteral("127.0.0.1"),
                            null,
                            Set.of(Role.COMMAND, Role.QUERY, Role.GATEWAY),
                            EventStoreKind.POSTGRES,
                            new PostgresSettings(
                                    null,
                                    null,
                                    null,
                                    DataSize.ofMegabytes(32),
                                    8,
                                    8,
                                    4,
                                    8,
                                    List.of(),
                                    Duration.ofSeconds(1)),
                            new ElasticsearchSettings(null, null, null, DataSize.ofMegabytes(320), null, List.of()),
                            new AxonServerSettings(List.of("127.0.0.1:8124"), "default", null, false, null),
                            new KeySettings(
                                    KeySettings.Provider.LOCAL,
                                    new KeySettings.Local(null, null),
                                    new KeySettings.Pkcs11(null, null, null, null),
                                    new KeySettings.Transit(null, "transit", "plexichat", null),
                                    null,
                                    100_000,
                                    null,
                                    null,
                                    null),
                            new RedisSettings(null, null, null, "plexichat:"),
                            new PasswordOptions(null, new PasswordOptions.Argon2(DataSize.ofMegabytes(19), 2, 1)),
                            new PasskeyOptions(null, List.of()),
                            new MailOptions(null, null, null, null, null, MailOptions.Tls.STARTTLS, null),
                            new TracingSettings(null, OtlpProtocol.GRPC, 1)));
        }
    }

    @Nested
    class Environment {
        @Test
        void shouldSetEverything() {
            Map<String, Object> environment = Map.ofEntries(
                    Map.entry("PLEXICHAT_DATA_DIR", "/var/lib/plexi chat"),
                    Map.entry("PLEXICHAT_HTTP_PORT", "80"),
                    Map.entry("PLEXICHAT_RSOCKET_PORT", "0"),
                    Map.entry("PLEXICHAT_BIND", "::1"),
                    Map.entry("PLEXICHAT_ADMIN_PASSWORD", "long enough"),
                    Map.entry("PLEXICHAT_ROLES", "query,gateway"),
                    Map.entry("PLEXICHAT_EVENT_STORE", "axon-server"),
                    Map.entry("PLEXICHAT_AXON_SERVER_SERVERS", "one:8124,two:9124"),
                    Map.entry("PLEXICHAT_AXON_SERVER_CONTEXT", "chat"),
                    Map.entry("PLEXICHAT_AXON_SERVER_TOKEN", "t"),
                    Map.entry("PLEXICHAT_AXON_SERVER_TLS", "true"),
                    Map.entry("PLEXICHAT_AXON_SERVER_AUTHORITY", "/dev/null"),
                    Map.entry("PLEXICHAT_POSTGRES_URL", "postgresql://db/chat"),
                    Map.entry("PLEXICHAT_POSTGRES_USER", "chat"),
                    Map.entry("PLEXICHAT_POSTGRES_PASSWORD", "p"),
                    Map.entry("PLEXICHAT_POSTGRES_SHARED_BUFFERS", "1GB"),
                    Map.entry("PLEXICHAT_POSTGRES_LOG_CONNECTIONS", "5"),
                    Map.entry("PLEXICHAT_POSTGRES_PROJECTION_CONNECTIONS", "6"),
                    Map.entry("PLEXICHAT_POSTGRES_QUERY_CONNECTIONS", "7"),
                    Map.entry(
                            "PLEXICHAT_POSTGRES_REPLICAS",
                            "postgresql://one/chat,postgresql://two:5433/chat?sslmode=require"),
                    Map.entry("PLEXICHAT_POSTGRES_REPLICA_LAG", "300ms"),
                    Map.entry("PLEXICHAT_ELASTICSEARCH_URL", "https://search:9200"),
                    Map.entry("PLEXICHAT_ELASTICSEARCH_USER", "elastic"),
                    Map.entry("PLEXICHAT_ELASTICSEARCH_PASSWORD", "q"),
                    Map.entry("PLEXICHAT_ELASTICSEARCH_HEAP", "1GB"),
                    Map.entry("PLEXICHAT_ELASTICSEARCH_HOME", "/opt/es"),
                    Map.entry("PLEXICHAT_ELASTICSEARCH_JAVA_OPTIONS", "-Xlog:gc,-Da=b"),
                    Map.entry("PLEXICHAT_KEYS_PROVIDER", "transit"),
                    Map.entry("PLEXICHAT_KEYS_LOCAL_DIRECTORY", "/etc/plexichat"),
                    Map.entry("PLEXICHAT_KEYS_PKCS11_LIBRARY", "/lib/token.so"),
                    Map.entry("PLEXICHAT_KEYS_PKCS11_SLOT", "7"),
                    Map.entry("PLEXICHAT_KEYS_PKCS11_TOKEN_LABEL", "label"),
                    Map.entry("PLEXICHAT_KEYS_PKCS11_PIN", "pin"),
                    Map.entry("PLEXICHAT_KEYS_TRANSIT_ADDRESS", "https://vault:8200"),
                    Map.entry("PLEXICHAT_KEYS_TRANSIT_MOUNT", "team/transit"),
                    Map.entry("PLEXICHAT_KEYS_TRANSIT_KEY_NAME", "chat"),
                    Map.entry("PLEXICHAT_KEYS_TRANSIT_TOKEN", "u"),
                    Map.entry("PLEXICHAT_KEYS_LOCAL_PASSPHRASE", "r"),
                    Map.entry("PLEXICHAT_KEYS_ROTATE_EVERY", "90d"),
                    Map.entry("PLEXICHAT_KEYS_CACHED", "5000"),
                    Map.entry("PLEXICHAT_KEYS_URL", "postgresql://vault/keys"),
                    Map.entry("PLEXICHAT_KEYS_USER", "vault"),
                    Map.entry("PLEXICHAT_KEYS_PASSWORD", "s"),
                    Map.entry("PLEXICHAT_REDIS_URL", "rediss://redis:6380/1"),
                    Map.entry("PLEXICHAT_REDIS_USER", "chat"),
                    Map.entry("PLEXICHAT_REDIS_PASSWORD", "v"),
                    Map.entry("PLEXICHAT_REDIS_PREFIX", "chat:"),
                    Map.entry("PLEXICHAT_PASSWORDS_BREACHED", "/dev/null"),
                    Map.entry("PLEXICHAT_PASSWORDS_ARGON2_MEMORY", "64MB"),
                    Map.entry("PLEXICHAT_PASSWORDS_ARGON2_ITERATIONS", "3"),
                    Map.entry("PLEXICHAT_PASSWORDS_ARGON2_PARALLELISM", "4"),
                    Map.entry("PLEXICHAT_PASSKEYS_RELYING_PARTY_ID", "example.org"),
                    Map.entry("PLEXICHAT_PASSKEYS_ORIGINS", "https://chat.example.org,https://example.org:8443"),
                    Map.entry("PLEXICHAT_MAIL_HOST", "mail.example.org"),
                    Map.entry("PLEXICHAT_MAIL_PORT", "2525"),
                    Map.entry("PLEXICHAT_MAIL_USERNAME", "chat"),
                    Map.entry("PLEXICHAT_MAIL_PASSWORD", "w"),
                    Map.entry("PLEXICHAT_MAIL_FROM", "chat@example.org"),
                    Map.entry("PLEXICHAT_MAIL_TLS", "tls"),
                    Map.entry("PLEXICHAT_MAIL_PUBLIC_URL", "https://chat.example.org"),
                    Map.entry("PLEXICHAT_TRACING_OTLP_ENDPOINT", "http://collector:4318/v1/traces"),
                    Map.entry("PLEXICHAT_TRACING_OTLP_PROTOCOL", "http"),
                    Map.entry("PLEXICHAT_TRACING_SAMPLING_RATIO", "0.25"));

            assertThat(read(environment))
                    .isEqualTo(new ServerSettings(
                            Path.of("/var/lib/plexi chat"),
                            80,
                            0,
                            InetAddress.ofLiteral("::1"),
                            new Secret("long enough"),
                            Set.of(Role.QUERY, Role.GATEWAY),
                            EventStoreKind.AXON_SERVER,
                            new PostgresSettings(
                                    "postgresql://db/chat",
                                    "chat",
                                    new Secret("p"),
                                    DataSize.ofGigabytes(1),
                                    5,
                                    6,
                                    4,
                                    7,
                                    List.of("postgresql://one/chat", "postgresql://two:5433/chat?sslmode=require"),
                                    Duration.ofMillis(300)),
                            new ElasticsearchSettings(
                                    URI.create("https://search:9200"),
                                    "elastic",
                                    new Secret("q"),
                                    DataSize.ofGigabytes(1),
                                    "/opt/es",
                                    List.of("-Xlog:gc", "-Da=b")),
                            new AxonServerSettings(
                                    List.of("one:8124", "two:9124"),
                                    "chat",
                                    new Secret("t"),
                                    true,
                                    Path.of("/dev/null")),
                            new KeySettings(
                                    KeySettings.Provider.TRANSIT,
                                    new KeySettings.Local(Path.of("/etc/plexichat"), new Secret("r")),
                                    new KeySettings.Pkcs11(Path.of("/lib/token.so"), 7L, "label", new Secret("pin")),
                                    new KeySettings.Transit(
                                            URI.create("https://vault:8200"), "team/transit", "chat", new Secret("u")),
                                    Duration.ofDays(90),
                                    5_000,
                                    "postgresql://vault/keys",
                                    "vault",
                                    new Secret("s")),
                            new RedisSettings("rediss://redis:6380/1", "chat", new Secret("v"), "chat:"),
                            new PasswordOptions(
                                    Path.of("/dev/null"), new PasswordOptions.Argon2(DataSize.ofMegabytes(64), 3, 4)),
                            new PasskeyOptions(
                                    "example.org", List.of("https://chat.example.org", "https://example.org:8443")),
                            new MailOptions(
                                    "mail.example.org",
                                    2525,
                                    "chat",
                                    new Secret("w"),
                                    "chat@example.org",
                                    MailOptions.Tls.TLS,
                                    URI.create("https://chat.example.org")),
                            new TracingSettings(
                                    URI.create("http://collector:4318/v1/traces"), OtlpProtocol.HTTP, 0.25)));
        }
    }

    @Nested
    class Wrong {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                HTTP_PORT               | abc         | Expected plexichat.http-port to be a whole number, but got 'abc'.
                HTTP_PORT               | 65536       | Expected plexichat.http-port to be from 0 to 65535, but got 65536.
                RSOCKET_PORT            | 8080        | Expected plexichat.http-port and plexichat.rsocket-port to differ, but both are 8080.
                POSTGRES_SHARED_BUFFERS | much        | Expected plexichat.postgres.shared-buffers to be a size such as 64MB, but got 'much'.
                POSTGRES_URL            | mysql://x   | Expected plexichat.postgres.url to be like postgresql://host:5432/database, with user and password in settings of their own.
                POSTGRES_USER           | chat        | Expected plexichat.postgres.url beside a user or password, but it is not set.
                POSTGRES_REPLICAS       | postgresql://x/y | Expected plexichat.postgres.url beside plexichat.postgres.replicas, but it is not set.
                POSTGRES_REPLICA_LAG    | 1ms         | Expected plexichat.postgres.replica-lag to be at least 50ms, but got PT0.001S.
                ELASTICSEARCH_URL       | search:9200 | Expected plexichat.elasticsearch.url to be like https://host:9200, but got search:9200.
                ROLES                   | query       | Expected plexichat.event-store=axon-server beside plexichat.roles=query, because roles in several processes meet there, but it is postgres.
                ROLES                   | cook        | Expected plexichat.roles to be one of command, query, gateway, but got 'cook'.
                EVENT_STORE             | paper       | Expected plexichat.event-store to be one of postgres, axon-server, but got 'paper'.
                AXON_SERVER_SERVERS     | one;two     | Expected plexichat.axon-server.servers to be like host:8124,host:8124, but got one;two.
                AXON_SERVER_CONTEXT     | a b         | Expected plexichat.axon-server.context to be the name of one, but got 'a b'.
                AXON_SERVER_AUTHORITY   | /dev/null   | Expected plexichat.axon-server.tls=true beside the authority, but it is off.
                KEYS_ROTATE_EVERY       | 1s          | Expected plexichat.keys.rotate-every to be at least 1 minute, but got PT1S.
                KEYS_PROVIDER           | drawer      | Expected plexichat.keys.provider to be one of local, pkcs11, transit, but got 'drawer'.
                KEYS_PROVIDER           | pkcs11      | Expected plexichat.keys.pkcs11.library beside that provider, but it is not set.
                KEYS_PROVIDER           | transit     | Expected plexichat.keys.transit.address beside that provider, but it is not set.
                KEYS_CACHED             | 0           | Expected plexichat.keys.cached to be at least 1, but got 0.
                KEYS_USER               | vault       | Expected plexichat.keys.url beside a user or password, but it is not set.
                PASSKEYS_ORIGINS        | https://a.b | Expected plexichat.passkeys.relying-party-id to be set beside the origins.
                PASSKEYS_RELYING_PARTY_ID | https://a | Expected plexichat.passkeys.relying-party-id to be a domain, such as chat.example.org.
                MAIL_USERNAME           | chat        | Expected plexichat.mail.host to be set beside the others.
                MAIL_HOST               | mail        | Expected plexichat.mail.from to be the address that mails come from.
                MAIL_TLS                | some        | Expected plexichat.mail.tls to be one of none, starttls, tls, but got 'some'.
                REDIS_URL               | redis       | Expected plexichat.redis.url to be like redis://host:6379/0, with user and password in settings of their own.
                REDIS_USER              | chat        | Expected plexichat.redis.url beside a user or password, but it is not set.
                PASSWORDS_BREACHED      | /nowhere    | Expected plexichat.passwords.breached to be a file that can be read, but it is not.
                PASSWORDS_ARGON2_MEMORY | 1MB         | Expected plexichat.passwords.argon2.memory to be between 7 MB and 1 GB.
                PASSWORDS_ARGON2_ITERATIONS | 0       | Expected plexichat.passwords.argon2.iterations to be between 1 and 100.
                TRACING_OTLP_PROTOCOL   | pigeon      | Expected plexichat.tracing.otlp-protocol to be one of grpc, http, but got 'pigeon'.
                TRACING_SAMPLING_RATIO  | 2           | Expected plexichat.tracing.sampling-ratio to be from 0 to 1, but got 2.0.
                """)
        void shouldSayWhichAndHowItShouldBe(String name, String value, String sentence) {
            assertThatThrownBy(() -> read(Map.of("PLEXICHAT_" + name, value)))
                    .isInstanceOfSatisfying(
                            StartFailure.class,
                            failure -> assertThat(failure.isConfiguration()).isTrue())
                    .hasMessage(sentence);
        }

        @Test
        void shouldNeverQuoteASecret() {
            assertThatThrownBy(() -> read(Map.of("PLEXICHAT_ADMIN_PASSWORD", "short")))
                    .hasMessageStartingWith("Expected plexichat.admin-password")
                    .hasMessageNotContaining("'short'");
        }
    }

    @Nested
    class Text {
        @Test
        void shouldMaskSecrets() {
            assertThat(read(Map.of("PLEXICHAT_ADMIN_PASSWORD", "long enough")).toString())
                    .contains("adminPassword=***")
                    .doesNotContain("long enough");
        }
    }

    private static ServerSettings read(Map<String, Object> environment) {
        StandardEnvironment standard = new StandardEnvironment();
        standard.getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
        return SettingsReader.read(standard);
    }
}
