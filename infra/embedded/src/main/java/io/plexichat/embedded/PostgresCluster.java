package io.plexichat.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The data directory of one server, made on first use: the files of Postgres, and the password of the only user that can
 * log in. The cluster's superuser cannot: loopback is open to every user of the machine.
 */
final class PostgresCluster {

    static final String USER = "plexichat";
    static final String DATABASE = "plexichat";

    private static final String MAJOR_VERSION = "18";
    private static final String THROWAWAY = "THROWAWAY";
    private static final int PASSWORD_BYTES = 24;

    private final Path data;
    private final Path password;

    private PostgresCluster(Path directory) {
        this.data = directory.resolve("data");
        this.password = data.resolve("plexichat.password");
    }

    static PostgresCluster openOrCreate(PostgresOptions options, PostgresCommands commands) throws IOException {
        PostgresCluster cluster = at(options.directory());
        if (!Files.exists(cluster.data)) {
            create(cluster.data, options.durable(), commands);
        }
        cluster.checkVersion();
        cluster.checkDurability(options.durable());
        return cluster;
    }

    /** Whatever is there. */
    static PostgresCluster at(Path directory) {
        return new PostgresCluster(directory.toAbsolutePath());
    }

    Path data() {
        return data;
    }

    String password() throws IOException {
        if (!Files.exists(password)) {
            throw new EmbeddedServerException(
                    "Expected the password of the embedded Postgres in " + password + ", but there is no such file.");
        }
        return Files.readString(password);
    }

    private static void create(Path data, boolean durable, PostgresCommands commands) throws IOException {
        Path unfinished = data.resolveSibling("data.unfinished");
        Directories.delete(unfinished);
        String password = randomPassword();
        commands.initialize(unfinished, durable);
        commands.runAlone(unfinished, durable, """
                CREATE ROLE %s LOGIN %s PASSWORD '%s'
                GRANT pg_monitor TO %1$s
                CREATE DATABASE %s OWNER %1$s
                """.formatted(USER, durable ? "" : "CREATEDB", password, DATABASE));
        Files.writeString(
                unfinished.resolve("pg_hba.conf"),
                "host all " + USER + " " + EmbeddedPostgres.HOST + "/32 scram-sha-256\n");
        OwnerOnly.write(unfinished.resolve("plexichat.password"), password);
        if (!durable) {
            Files.createFile(unfinished.resolve(THROWAWAY));
        }
        Directories.publish(unfinished, data);
    }

    private void checkVersion() throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR_VERSION)) {
            throw new EmbeddedServerException("Expected " + data + " to be made by Postgres " + MAJOR_VERSION
                    + ", but it was made by Postgres " + found + "; move the data over with pg_upgrade or a dump.");
        }
    }

    private void checkDurability(boolean durable) {
        boolean madeDurable = !Files.exists(data.resolve(THROWAWAY));
        if (durable != madeDurable) {
            throw new EmbeddedServerException("Expected " + data + " to be made for "
                    + (durable ? "durable" : "throwaway") + " data, but it is not.");
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
