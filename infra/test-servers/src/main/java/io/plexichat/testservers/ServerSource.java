package io.plexichat.testservers;

import io.plexichat.embedded.PostgresDatabase;

/** Where test servers come from; asked once for each. */
interface ServerSource {

    /** A database whose user may make others. */
    PostgresDatabase startPostgres();

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
