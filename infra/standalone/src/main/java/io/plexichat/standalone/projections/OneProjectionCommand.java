package io.plexichat.standalone.projections;

import io.plexichat.standalone.remote.RemoteCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Something that is done with one read model. */
abstract class OneProjectionCommand extends RemoteCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The read model, such as timeline.")
    private @Nullable String name;

    final String name() {
        return Objects.requireNonNull(name);
    }
}
