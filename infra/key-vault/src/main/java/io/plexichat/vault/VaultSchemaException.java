package io.plexichat.vault;

/** The tables are of a newer release. Its message is one sentence for the operator. */
public final class VaultSchemaException extends RuntimeException {
    VaultSchemaException(int known, int found) {
        super("Expected a key vault of version " + known + " or older, but its tables are of version " + found + ".");
    }
}
