package io.plexichat.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ServedFilesContract;
import org.junit.jupiter.api.Test;

class OperatorPageIT extends ServedFilesContract {
    private static final String PAGE = "/admin/projections";

    @Test
    void shouldLetNothingRunButItsOwnFiles() {
        assertThatOnlyItsOwnFilesRun(PAGE);
    }

    @Test
    void shouldBringAllFilesThatItRefersTo() {
        assertThat(reachedFrom(PAGE))
                .hasSizeGreaterThan(10)
                .containsKeys(
                        "/admin/assets/main.js",
                        "/admin/assets/chart.js",
                        "/admin/assets/projections.css",
                        "/look/colours.css");
    }

    @Test
    void shouldServeNothingElse() {
        assertThatNothingIsServedAt("/admin/assets/openapi.yaml", "/admin/assets/..%2fopenapi.yaml");
    }
}
