package io.plexichat.gateway.problem;

import io.plexichat.gateway.RequestContext;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The one place where an exception becomes a problem. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    public Problems(JsonMapper json) {
        this.json = json;
    }

    /** What nobody foresaw is logged here, and its text goes no further. */
    public Problem of(Throwable thrown, @Nullable RequestContext context) {
        String correlationId = context == null ? null : context.correlationId();
        Rejection rejection = Rejections.of(thrown).orElseGet(() -> {
            LOG.error("Request {} failed unexpectedly.", correlationId, thrown);
            return CommonRejections.SERVER_FAILED
                    .because("Expected to answer the request, but the server failed.")
                    .rejection();
        });
        return Problem.of(rejection, correlationId);
    }

    public byte[] bytes(Problem problem) {
        return json.writeValueAsBytes(problem);
    }

    public String text(Problem problem) {
        return json.writeValueAsString(problem);
    }
}
