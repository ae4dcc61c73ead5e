package io.plexichat.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How events and messages are written as JSON. Stored, so a change here is a change of every stored format. */
public final class KernelJson {
    private KernelJson() {}

    /** Times as RFC 3339 text, absent instead of null, unknown fields ignored so that older versions read newer events. */
    public static JsonMapper.Builder builder() {
        return configure(JsonMapper.builder());
    }

    /** Makes a builder that somebody else brings write and read the same. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModule(new SimpleModule("times").addDeserializer(Instant.class, new InstantReader()))
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
