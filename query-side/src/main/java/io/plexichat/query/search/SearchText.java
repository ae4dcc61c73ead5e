package io.plexichat.query.search;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection.FieldError;
import java.util.List;
import java.util.stream.Stream;

/**
 * What someone typed to search for, taken apart.
 *
 * @param problems what makes it no search, such as {@code before:yesterday}
 */
record SearchText(List<Clause> clauses, List<FieldError> problems) {
    /** More of them make a query that costs more than it can be worth. */
    static final int MOST_CLAUSES = 32;

    /** @param excluded whether messages must not be so */
    record Clause(SearchTerm term, boolean excluded) {}

    SearchText {
        clauses = List.copyOf(clauses);
        problems = List.copyOf(problems);
    }

    /** Takes any text. */
    static SearchText parse(String text) {
        return new SearchTextParser(text).parse();
    }

    /** Itself, or {@code request.invalid}. */
    SearchText valid() {
        if (!problems.isEmpty()) {
            throw CommonRejections.invalid(problems);
        }
        return this;
    }

    /** True when there is nothing to look for, such as in a text of full stops. */
    boolean isEmpty() {
        return clauses.isEmpty();
    }

    /** Terms of one kind that messages must match, or must not. */
    <T extends SearchTerm> List<T> terms(Class<T> kind, boolean excluded) {
        return clauses.stream()
                .filter(clause -> clause.excluded() == excluded)
                .flatMap(
                        clause -> kind.isInstance(clause.term()) ? Stream.of(kind.cast(clause.term())) : Stream.empty())
                .toList();
    }
}
