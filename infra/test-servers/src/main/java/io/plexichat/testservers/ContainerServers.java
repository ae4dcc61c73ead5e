package io.plexichat.testservers;

import io.plexichat.embedded.PostgresDatabase;
import java.net.URI;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The official images. Testcontainers ends them with this JVM. */
final class ContainerServers implements ServerSource {

    private static final int POSTGRES_PORT = 5432;

    @Override
    public PostgresDatabase startPostgres() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withDatabaseName("plexichat")
                .withUsername("plexichat")
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
        container.start();
        return new PostgresDatabase(
                container.getHost(),
                container.getMappedPort(POSTGRES_PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }

    @Override
    public URI startElasticsearch() {
        ElasticsearchContainer container = new ElasticsearchContainer(
                        "docker.elastic.co/elasticsearch/elasticsearch:9.5.3")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
        container.start();
        return URI.create("http://" + container.getHttpHostAddress());
    }
}
