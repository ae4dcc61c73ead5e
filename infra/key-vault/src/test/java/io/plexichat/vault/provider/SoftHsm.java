package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * SoftHSM 2 with tokens in a directory. The library reads its configuration where {@code SOFTHSM2_CONF} says, once in a process, so tests of one
 * process share the directory.
 */
record SoftHsm(Path library) {
    static final String PIN = "a-pin-of-the-user";
    private static final String OFFICER_PIN = "a-pin-of-the-officer";

    /** Skips the test where SoftHSM is not installed, except on the build server, where it must be. */
    static SoftHsm start(Path tokens) throws IOException {
        Optional<Path> library = Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib64/softhsm/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so",
                        "/opt/homebrew/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(
                    library.isPresent(), "SoftHSM 2 is not installed (Debian: apt-get install softhsm2).");
        }
        assertThat(library).as("SoftHSM 2, which .ci/run installs").isPresent();
        Files.writeString(
                Path.of(System.getenv("SOFTHSM2_CONF")), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        return new SoftHsm(library.get());
    }

    void makeToken(String label) throws IOException, InterruptedException {
        Process made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        PIN,
                        "--so-pin",
                        OFFICER_PIN)
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
    }

    KeyProviderSettings.Pkcs11 labelled(String label) {
        return labelled(label, PIN);
    }

    KeyProviderSettings.Pkcs11 labelled(String label, String pin) {
        return new KeyProviderSettings.Pkcs11(library, null, label, new Secret(pin));
    }

    KeyProviderSettings.Pkcs11 inSlot(long slot) {
        return new KeyProviderSettings.Pkcs11(library, slot, null, new Secret(PIN));
    }
}
