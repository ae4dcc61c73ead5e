package io.plexichat.query.projection;

/** Tells Axon to undo a batch and let go of the claim. Why is told in our own log, so it carries neither cause nor trace. */
final class BatchNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BatchNotTakenException(Schema schema) {
        super(schema + " did not take a batch.", null, false, false);
    }
}
