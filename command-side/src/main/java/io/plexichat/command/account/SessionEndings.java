package io.plexichat.command.account;

import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When sessions of an account were over for what happened to it. The last of each kind is enough: the session that one keeps was not ended
 * by an earlier one of that kind.
 *
 * @param ofOthers null when that never happened
 * @param ofAll the last time; null when that never happened
 */
record SessionEndings(@Nullable OfOthers ofOthers, @Nullable Instant ofAll) {
    static final SessionEndings NONE = new SessionEndings(null, null);

    record OfOthers(SessionId kept, Instant at) {}

    SessionEndings ofOthers(SessionId kept, Instant at) {
        return new SessionEndings(new OfOthers(kept, at), ofAll);
    }

    SessionEndings ofAll(Instant at) {
        return new SessionEndings(ofOthers, at);
    }

    /** At the very same time counts as before: whoever knew the old password does not stay in by luck. */
    boolean include(SessionId session, Instant startedAt) {
        boolean asOther = ofOthers != null && !ofOthers.kept().equals(session) && !startedAt.isAfter(ofOthers.at());
        return asOther || (ofAll != null && !startedAt.isAfter(ofAll));
    }

    /** Whether there was one since then. */
    boolean anySince(Instant at) {
        return (ofOthers != null && !ofOthers.at().isBefore(at)) || (ofAll != null && !ofAll.isBefore(at));
    }
}
