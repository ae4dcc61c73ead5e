package io.plexichat.standalone.backend;

/** A setting that must not appear anywhere. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
