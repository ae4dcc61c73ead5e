package io.plexichat.gateway;

import tools.jackson.databind.json.JsonMapper;

/** How answers are written, for tests outside of this package. */
public final class ApiJsons {
    private ApiJsons() {}

    public static JsonMapper create() {
        return ApiJson.create();
    }
}
