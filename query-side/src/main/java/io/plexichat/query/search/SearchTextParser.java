package io.plexichat.query.search;

import io.plexichat.kernel.Rejection.FieldError;
import io.plexichat.query.search.SearchText.Clause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the query string from left to right. A hyphen before a word, a phrase or an operator excludes it; before another hyphen it does
 * not, so that {@code --purge} is a word. A quote that nothing closes is no quote.
 */
final class SearchTextParser {
    private static final String QUOTES = "\"\u201c\u201d\u201e";

    private final String text;
    private final Set<Clause> clauses = new LinkedHashSet<>();
    private final List<FieldError> problems = new ArrayList<>();
    private int next;

    SearchTextParser(String text) {
        this.text = text;
    }

    SearchText parse() {
        while (skipBlanks()) {
            boolean excluded = isExclusion();
            if (excluded) {
                next++;
            }
            if (isQuote(next)) {
                phrase().ifPresent(phrase -> add(new SearchTerm.Phrase(phrase), phrase, excluded));
            } else {
                word(excluded);
            }
        }
        if (clauses.size() > SearchText.MOST_CLAUSES) {
            problems.add(new FieldError(
                    "q",
                    "too-many",
                    "Expected at most " + SearchText.MOST_CLAUSES + " words, phrases and operators, but got "
                            + clauses.size() + "."));
        }
        return new SearchText(List.copyOf(clauses), problems);
    }

    private void word(boolean excluded) {
        int start = next;
        while (next < text.length() && !isBlank(next) && !isQuote(next)) {
            next++;
        }
        String word = text.substring(start, next);
        Optional<SearchOperator> operator = SearchOperator.named(word);
        if (operator.isEmpty()) {
            add(new SearchTerm.Word(word), word, excluded);
            return;
        }
        String value = word.substring(word.indexOf(':') + 1);
        if (value.isEmpty() && isQuote(next)) {
            value = phrase().orElse("");
        }
        Optional<SearchTerm> term = operator.get().term(value);
        term.ifPresentOrElse(
                found -> clauses.add(new Clause(found, excluded)),
                () -> problems.add(new FieldError(
                        "q", "invalid-format", "Expected " + operator.get().expected() + ".")));
    }

    /** Moves behind the closing quote, or behind the opening one when there is no other. */
    private Optional<String> phrase() {
        int start = ++next;
        for (int end = start; end < text.length(); end++) {
            if (isQuote(end)) {
                next = end + 1;
                return Optional.of(text.substring(start, end));
            }
        }
        return Optional.empty();
    }

    private void add(SearchTerm term, String words, boolean excluded) {
        if (words.codePoints().anyMatch(SearchTextParser::isSearchable)) {
            clauses.add(new Clause(term, excluded));
        }
    }

    private boolean skipBlanks() {
        while (next < text.length() && isBlank(next)) {
            next++;
        }
        return next < text.length();
    }

    private boolean isExclusion() {
        int following = next + 1;
        return text.charAt(next) == '-'
                && following < text.length()
                && text.charAt(following) != '-'
                && !isBlank(following);
    }

    private boolean isBlank(int index) {
        char c = text.charAt(index);
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private boolean isQuote(int index) {
        return index < text.length() && QUOTES.indexOf(text.charAt(index)) >= 0;
    }

    /** Punctuation by itself is not. */
    private static boolean isSearchable(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.OTHER_SYMBOL,
                            Character.MATH_SYMBOL,
                            Character.MODIFIER_SYMBOL,
                            Character.CURRENCY_SYMBOL -> true;
                    default -> false;
                };
    }
}
