package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.OptionalLong;

/** The JDK's provider (SunPKCS11) on a library and one of its slots. Not registered: nothing else in the process uses it. */
final class Pkcs11Library {
    private Pkcs11Library() {}

    static AuthProvider open(KeyProviderSettings.Pkcs11 settings) {
        TokenFailures failures = new TokenFailures(settings);
        if (!Files.isRegularFile(settings.library())) {
            throw KeyProviderException.wrong(
                    "Expected a PKCS#11 library at " + settings.library() + ", but there is none.", null);
        }
        Provider sunPkcs11 = Security.getProvider("SunPKCS11");
        if (sunPkcs11 == null) {
            throw KeyProviderException.wrong("Expected a JDK with SunPKCS11, but this one is without.", null);
        }
        long slot = slot(settings, failures);
        try {
            return (AuthProvider) sunPkcs11.configure(configuration(settings.library(), slot));
        } catch (ProviderException e) {
            throw e.getCause() instanceof IOException ? noLibrary(settings, e) : failures.of(e);
        } catch (InvalidParameterException e) {
            throw failures.of(e);
        }
    }

    private static long slot(KeyProviderSettings.Pkcs11 settings, TokenFailures failures) {
        Long slot = settings.slot();
        if (slot != null) {
            return slot;
        }
        String label = settings.tokenLabel();
        try {
            OptionalLong found = label == null ? OptionalLong.empty() : TokenSlots.find(settings.library(), label);
            return found.orElseThrow(() -> failures.away("Expected %s, but no slot has it.", null));
        } catch (IllegalArgumentException e) {
            throw noLibrary(settings, e);
        } catch (IllegalStateException e) {
            throw failures.of(e);
        }
    }

    private static KeyProviderException noLibrary(KeyProviderSettings.Pkcs11 settings, RuntimeException e) {
        return KeyProviderException.wrong(
                "Expected " + settings.library() + " to be a PKCS#11 library, but it cannot be loaded as one.", e);
    }

    private static String configuration(Path library, long slot) {
        return """
            --name = PlexiChat
            library = "%s"
            slot = %d
            attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                CKA_PRIVATE = true
                CKA_SENSITIVE = true
                CKA_EXTRACTABLE = false
                CKA_ENCRYPT = true
                CKA_DECRYPT = true
            }
            """.formatted(library, slot);
    }
}
