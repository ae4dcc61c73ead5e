package io.plexichat.query.search;

import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelName;
import java.time.Instant;

/** One thing that someone looks for. What is somebody's text stays out of {@code toString}. */
sealed interface SearchTerm {
    /** As it stands between blanks; it may be several words to an analyzer, as {@code apt-get} is. */
    record Word(String text) implements SearchTerm {
        @Override
        public String toString() {
            return "Word";
        }
    }

    /** Words in this form and order. */
    record Phrase(String text) implements SearchTerm {
        @Override
        public String toString() {
            return "Phrase";
        }
    }

    record From(Username author) implements SearchTerm {}

    record In(ChannelName channel) implements SearchTerm {}

    /** Sent before the time. */
    record Before(Instant time) implements SearchTerm {}

    /** Sent later than the time. */
    record After(Instant time) implements SearchTerm {}

    record HasLink() implements SearchTerm {}
}
