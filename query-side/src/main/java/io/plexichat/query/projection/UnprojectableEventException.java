package io.plexichat.query.projection;

/** Tells which event a projection could not take. */
final class UnprojectableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnprojectableEventException(long position, Class<?> type, Throwable cause) {
        super(
                "Expected to project the " + type.getSimpleName() + " at position " + position + ", but it failed.",
                cause);
    }
}
