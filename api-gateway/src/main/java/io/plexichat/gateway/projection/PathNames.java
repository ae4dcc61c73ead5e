package io.plexichat.gateway.projection;

import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionRejections;

/** Names of projections in paths. What is no name names nothing. */
final class PathNames {
    private PathNames() {}

    static ProjectionName parse(String text) {
        if (ProjectionName.RULE.check(text).isPresent()) {
            throw ProjectionRejections.NOT_FOUND.because(
                    "Expected the name of a read model, but there is none of this name.");
        }
        return new ProjectionName(text);
    }
}
