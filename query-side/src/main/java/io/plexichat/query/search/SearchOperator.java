package io.plexichat.query.search;

import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A name with a colon, which says how what follows is meant. Any other such name is an ordinary word. */
enum SearchOperator {
    FROM("from: and a user name", SearchOperator::from),
    IN("in: and the name of a channel, in quotes if it has blanks", SearchOperator::in),
    BEFORE("before: and a day such as 2026-05-01, or an RFC 3339 time", SearchOperator::before),
    AFTER("after: and a day such as 2026-05-01, or an RFC 3339 time", SearchOperator::after),
    HAS("has:link", SearchOperator::has);

    private static final int LONGEST_TIME = 40;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final String expected;
    private final Function<String, Optional<SearchTerm>> reader;

    SearchOperator(String expected, Function<String, Optional<SearchTerm>> reader) {
        this.expected = expected;
        this.reader = reader;
    }

    /** The one that a word begins with, in upper or lower case. */
    static Optional<SearchOperator> named(String word) {
        int colon = word.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(operator ->
                                operator.name().equals(word.substring(0, colon).toUpperCase(Locale.ROOT)))
                        .findFirst();
    }

    /** Empty for a value that the operator does not take. */
    Optional<SearchTerm> term(String value) {
        return reader.apply(value);
    }

    /** The form, as a sentence goes on after "Expected". */
    String expected() {
        return expected;
    }

    private static Optional<SearchTerm> from(String value) {
        String name = value.startsWith("@") ? value.substring(1) : value;
        return Optional.of(name)
                .filter(text -> Username.RULE.check(text).isEmpty())
                .map(text -> new SearchTerm.From(new Username(text)));
    }

    private static Optional<SearchTerm> in(String value) {
        return Optional.of(value)
                .filter(text -> ChannelName.RULE.check(text).isEmpty())
                .map(text -> new SearchTerm.In(new ChannelName(text)));
    }

    private static Optional<SearchTerm> before(String value) {
        return time(value, LocalTime.MIN).map(SearchTerm.Before::new);
    }

    /** A day and all of it. */
    private static Optional<SearchTerm> after(String value) {
        return time(value, LocalTime.MAX).map(SearchTerm.After::new);
    }

    private static Optional<SearchTerm> has(String value) {
        return value.equalsIgnoreCase("link") ? Optional.of(new SearchTerm.HasLink()) : Optional.empty();
    }

    /** A day is one of UTC. Times are of the years 1970 to 9999, as everywhere. */
    private static Optional<Instant> time(String value, LocalTime ofDay) {
        if (value.length() > LONGEST_TIME) {
            return Optional.empty();
        }
        try {
            Instant time = value.indexOf('T') < 0 && value.indexOf('t') < 0
                    ? LocalDate.parse(value).atTime(ofDay).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(value).toInstant();
            return Optional.of(time).filter(each -> !each.isBefore(Instant.EPOCH) && !each.isAfter(LATEST));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
