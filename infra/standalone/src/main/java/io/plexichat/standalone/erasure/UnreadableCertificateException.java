package io.plexichat.standalone.erasure;

/** What is wrong with a file, as one sentence. */
final class UnreadableCertificateException extends RuntimeException {
    UnreadableCertificateException(String message) {
        super(message);
    }
}
