package io.plexichat.plugin.client;

/** Which part of a timeline. */
public sealed interface Window {
    record Latest() implements Window {}

    record Before(long position) implements Window {}

    record After(long position) implements Window {}

    record Around(long position) implements Window {}

    static Window latest() {
        return new Latest();
    }

    static Window before(long position) {
        return new Before(position);
    }

    static Window after(long position) {
        return new After(position);
    }

    static Window around(long position) {
        return new Around(position);
    }
}
