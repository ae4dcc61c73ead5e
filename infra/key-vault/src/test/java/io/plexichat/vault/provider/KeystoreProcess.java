package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.WrappedKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;

/** Makes keys in a directory, and tells each as soon as it has it: reference and wrapped bytes. */
final class KeystoreProcess {
    private KeystoreProcess() {}

    /** @param arguments the directory, and how many keys */
    public static void main(String[] arguments) {
        try (KeyProvider provider = KeyProviders.open(new KeyProviderSettings.Local(Path.of(arguments[0]), null))) {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                WrappedKey wrapped = provider.wrapUnderNewKey(KeyProviderContract.KEY);
                System.out.println(
                        wrapped.keyReference() + " " + Base64.getEncoder().encodeToString(wrapped.bytes()));
            }
        }
    }

    static Process start(Path directory, int keys) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeystoreProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(keys))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
