package io.plexichat.eventstore;

import java.util.List;

/**
 * What a {@link LogVerifier} saw.
 *
 * @param first the first position that was looked at
 * @param last the last one; the head of the log when it began, -1 if the log was empty
 * @param findings those that were found first
 * @param found how many there are in all
 */
public record Verification(long first, long last, List<Finding> findings, long found) {

    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean isClean() {
        return found == 0;
    }
}
