package io.plexichat.kernel.access;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.channel.ChannelRejections;
import java.util.function.Supplier;

/** The outcome of an access decision. */
public enum AccessDecision {
    GRANTED,
    /** No role on the server gives it, or no scope of the API token. */
    FORBIDDEN,
    /** Answered exactly as if the channel did not exist. */
    HIDDEN,
    NOT_A_MEMBER,
    NOT_ALLOWED,
    MUTED,
    ARCHIVED,
    FIXED;

    public boolean isGranted() {
        return this == GRANTED;
    }

    /** @param expectation the first half of the sentence, such as "Expected to rename channel X" */
    public void orReject(Supplier<String> expectation) {
        switch (this) {
            case GRANTED -> {}
            case FORBIDDEN ->
                throw CommonRejections.FORBIDDEN_REQUEST.because(expectation.get()
                        + ", but no role of the account on the server, or no scope of its token, allows that.");
            case HIDDEN ->
                throw ChannelRejections.NOT_FOUND.because(expectation.get() + ", but there is no such channel.");
            case NOT_A_MEMBER ->
                throw ChannelRejections.NOT_A_MEMBER.because(expectation.get() + ", but only its members may.");
            case NOT_ALLOWED ->
                throw ChannelRejections.NOT_ALLOWED.because(
                        expectation.get() + ", but the role in it does not allow that.");
            case MUTED ->
                throw ChannelRejections.MUTED.because(expectation.get() + ", but the account is muted in it.");
            case ARCHIVED -> throw ChannelRejections.ARCHIVED.because(expectation.get() + ", but it is archived.");
            case FIXED ->
                throw ChannelRejections.DIRECT_IS_FIXED.because(
                        expectation.get() + ", but a direct channel stays as it was made.");
        }
    }
}
