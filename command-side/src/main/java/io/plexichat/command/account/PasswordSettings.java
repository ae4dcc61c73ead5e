package io.plexichat.command.account;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an operator chooses about passwords.
 *
 * @param memoryKib of Argon2id, for each hash that is made
 * @param iterations of Argon2id
 * @param parallelism of Argon2id; hashes take as many lanes, one after the other
 * @param breached a file of breached passwords, see {@link BreachedPasswords}; null for none
 */
public record PasswordSettings(
        int memoryKib,
        int iterations,
        int parallelism,
        @Nullable Path breached) {
    /** As OWASP recommends. */
    public static final PasswordSettings DEFAULT = new PasswordSettings(19 * 1024, 2, 1, null);
}
