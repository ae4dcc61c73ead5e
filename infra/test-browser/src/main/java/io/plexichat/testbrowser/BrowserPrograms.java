package io.plexichat.testbrowser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The installed Chromium, and the program that drives it. */
record BrowserPrograms(Path chromium, Path driver) {

    /** Skips the test where there is none, except on the build server, where there must be one. */
    static BrowserPrograms found() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onPath("chromedriver");
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    chromium.isPresent() && driver.isPresent(),
                    "Chromium is not installed (Debian: apt-get install chromium chromium-driver).");
        }
        assertThat(chromium).as("Chromium, which .ci/run installs").isPresent();
        assertThat(driver).as("chromedriver, which .ci/run installs").isPresent();
        return new BrowserPrograms(chromium.get(), driver.get());
    }

    Process startDriver() throws IOException {
        return new ProcessBuilder(driver.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
    }

    Map<String, Object> capabilities() {
        Map<String, Object> wanted = Map.of(
                "browserName",
                "chrome",
                "goog:loggingPrefs",
                Map.of("browser", "ALL"),
                "goog:chromeOptions",
                Map.of(
                        "binary",
                        chromium.toString(),
                        "args",
                        List.of(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return Map.of("alwaysMatch", wanted);
    }

    private static Optional<Path> onPath(String... names) {
        List<Path> directories =
                Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
        return Stream.of(names)
                .flatMap(name -> directories.stream().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
