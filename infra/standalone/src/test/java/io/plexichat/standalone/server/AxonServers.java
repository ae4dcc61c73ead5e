package io.plexichat.standalone.server;

import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The Axon Server to test with: one that is named, else one in a container where containers are used, else none. */
final class AxonServers {
    private static final String NAMED = "AXON_SERVER";
    private static final DockerImageName IMAGE = DockerImageName.parse("axoniq/axonserver:2025.2.1");
    private static final int HTTP_PORT = 8024;
    private static final int PORT = 8124;

    private AxonServers() {}

    /** Its host and port; ends the test as skipped when there is none. */
    static String address() {
        String named = System.getenv(NAMED);
        if (named != null && !named.isBlank()) {
            return named;
        }
        Assumptions.assumeTrue(
                "containers".equals(System.getProperty("plexichat.it.servers"))
                        && DockerClientFactory.instance().isDockerAvailable(),
                "Skipped: no Axon Server is named by " + NAMED
                        + " (host:port), and there are no containers to run one in.");
        return Container.ADDRESS;
    }

    /** Started when first touched; Testcontainers ends it with this JVM. */
    private static final class Container {
        static final String ADDRESS = start();

        @SuppressWarnings("resource")
        private static String start() {
            GenericContainer<?> server = new GenericContainer<>(IMAGE)
                    .withEnv("AXONIQ_AXONSERVER_STANDALONE", "true")
                    .withEnv("AXONIQ_AXONSERVER_HOSTNAME", "localhost")
                    .withExposedPorts(HTTP_PORT, PORT)
                    .waitingFor(Wait.forHttp("/actuator/health")
                            .forPort(HTTP_PORT)
                            .withStartupTimeout(Duration.ofMinutes(2)));
            server.start();
            return server.getHost() + ":" + server.getMappedPort(PORT);
        }
    }
}
