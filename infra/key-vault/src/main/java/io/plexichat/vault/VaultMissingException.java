package io.plexichat.vault;

/** There is content that was sealed under keys of a vault, and no such vault. Its message is one sentence for the operator. */
public final class VaultMissingException extends RuntimeException {
    VaultMissingException() {
        super(
                "Expected the key vault of this log in the database, but there is none: restore the schema 'vault' from a backup.");
    }
}
