package io.plexichat.vault.provider;

/** A passphrase, PIN or token, which must not appear anywhere. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
