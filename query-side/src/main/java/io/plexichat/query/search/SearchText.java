package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What someone typed to search for: words that must all be there, and phrases in quotes.
 *
 * <p>A word is found by its English stem, by its beginning, and inside a run of Chinese, Japanese or Korean text.
 */
record SearchText(List<Part> parts) {
    private static final Pattern PARTS = Pattern.compile("\"([^\"]+)\"|([^\\s\"]+)");

    record Part(String text, boolean isPhrase) {}

    SearchText {
        parts = List.copyOf(parts);
    }

    static SearchText parse(String text) {
        return new SearchText(PARTS.matcher(text)
                .results()
                .map(SearchText::part)
                .filter(part -> part.text().codePoints().anyMatch(SearchText::isSearchable))
                .distinct()
                .toList());
    }

    /** True when there is nothing to look for, such as in a text of full stops. */
    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Query> queries() {
        return parts.stream().map(SearchText::query).toList();
    }

    private static Part part(MatchResult match) {
        String phrase = match.group(1);
        return phrase == null ? new Part(Objects.requireNonNull(match.group(2)), false) : new Part(phrase, true);
    }

    private static boolean isSearchable(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || Character.getType(codePoint) == Character.OTHER_SYMBOL;
    }

    /** A word may be several to an analyzer, as in {@code apt-get}: then they must follow each other. */
    private static Query query(Part part) {
        Stream<String> fields =
                part.isPhrase() ? Stream.of("text", "text.cjk") : Stream.of("text", "text.cjk", "text.prefix");
        List<Query> any = fields.map(field -> Query.of(
                        query -> query.matchPhrase(phrase -> phrase.field(field).query(part.text()))))
                .toList();
        return Query.of(query -> query.bool(bool -> bool.should(any).minimumShouldMatch("1")));
    }
}
