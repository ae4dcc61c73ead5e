package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.WrappedKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a directory, one of them killed. */
class LocalKeyProviderIT {
    private static final int KEYS = 60;
    private static final int BEFORE_KILL = 10;

    @TempDir
    Path directory;

    @Test
    void losesNoKeyOfAnyProcess() throws Exception {
        List<WrappedKey> told = new ArrayList<>();
        Process one = KeystoreProcess.start(directory, KEYS);
        Process two = KeystoreProcess.start(directory, KEYS);
        Process killed = KeystoreProcess.start(directory, Integer.MAX_VALUE);
        try (BufferedReader lines = reader(killed);
                BufferedReader linesOfOne = reader(one);
                BufferedReader linesOfTwo = reader(two)) {
            told.addAll(read(lines, BEFORE_KILL));
            // By its handle: the process itself would close the stream with what it told meanwhile.
            killed.toHandle().destroyForcibly();
            told.addAll(read(lines, Integer.MAX_VALUE));
            told.addAll(read(linesOfOne, KEYS));
            told.addAll(read(linesOfTwo, KEYS));
            assertThat(one.waitFor()).isZero();
            assertThat(two.waitFor()).isZero();
        } finally {
            List.of(one, two, killed).forEach(Process::destroyForcibly);
        }

        assertThat(told).hasSizeGreaterThanOrEqualTo(2 * KEYS + BEFORE_KILL);
        try (KeyProvider provider = KeyProviders.open(new KeyProviderSettings.Local(directory, null))) {
            assertThat(told)
                    .allSatisfy(wrapped -> assertThat(provider.unwrap(wrapped)).isEqualTo(KeyProviderContract.KEY));
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<WrappedKey> read(BufferedReader lines, int atMost) throws IOException {
        List<WrappedKey> read = new ArrayList<>();
        while (read.size() < atMost) {
            String line = lines.readLine();
            if (line == null || !line.matches("\\S{36} \\S{80}")) {
                return read;
            }
            String[] parts = line.split(" ");
            read.add(new WrappedKey(parts[0], Base64.getDecoder().decode(parts[1])));
        }
        return read;
    }
}
