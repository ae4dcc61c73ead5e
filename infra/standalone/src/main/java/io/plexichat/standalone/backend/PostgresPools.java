package io.plexichat.standalone.backend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.Map;

/** Pools of connections, one for each use, so that none waits for another's. */
public final class PostgresPools {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(5);

    private PostgresPools() {}

    /** For JDBC. Connections are made when first needed. */
    public static HikariDataSource blocking(String name, PostgresAddress address, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        Secret password = address.password();
        if (password != null) {
            config.setPassword(password.value());
        }
        address.tls().forEach(config::addDataSourceProperty);
        config.addDataSourceProperty("ApplicationName", "plexichat-" + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setIdleTimeout(IDLE.toMillis());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setInitializationFailTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }

    /** For R2DBC. */
    public static ConnectionPool reactive(String name, PostgresAddress address, int size) {
        PostgresqlConnectionConfiguration.Builder postgres = PostgresqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .database(address.database())
                .username(address.user())
                .applicationName("plexichat-" + name)
                .connectTimeout(PATIENCE)
                // Times and ids as text are the larger part of the work of reading a page.
                .forceBinary(true)
                .tcpKeepAlive(true);
        Secret password = address.password();
        if (password != null) {
            postgres.password(password.value());
        }
        tls(postgres, address.tls());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(postgres.build()))
                .name(name)
                .initialSize(1)
                .minIdle(1)
                .maxSize(size)
                .maxIdleTime(IDLE)
                .maxAcquireTime(PATIENCE)
                // A closed connection is seen without asking, which would double the round trips of a query.
                .validationDepth(ValidationDepth.LOCAL)
                .build());
    }

    private static void tls(PostgresqlConnectionConfiguration.Builder postgres, Map<String, String> tls) {
        String mode = tls.get("sslmode");
        if (mode != null) {
            postgres.sslMode(SSLMode.fromValue(mode));
        }
        String authority = tls.get("sslrootcert");
        if (authority != null) {
            postgres.sslRootCert(authority);
        }
    }
}
