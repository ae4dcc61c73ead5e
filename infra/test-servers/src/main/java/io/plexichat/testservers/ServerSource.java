package io.plexichat.testservers;

import io.plexichat.embedded.PostgresDatabase;
import java.net.URI;

/** Where test servers come from; asked once for each. */
interface ServerSource {

    /** A database whose user may make others. */
    PostgresDatabase startPostgres();

    /** Where a single node answers, over HTTP without credentials. */
    URI startElasticsearch();

    static ServerSource chosen() {
        String choice = System.getProperty("plexichat.it.servers", "embedded");
        return switch (choice) {
            case "embedded" -> new EmbeddedServers();
            case "containers" -> new ContainerServers();
            default ->
                throw new IllegalArgumentException(
                        "Expected plexichat.it.servers to be embedded or containers, but got " + choice + ".");
        };
    }
}
