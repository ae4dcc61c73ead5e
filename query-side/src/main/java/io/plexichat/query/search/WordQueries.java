package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the index is asked for words and phrases. How well a message matches is a whole number that depends on the message and the
 * question alone, not on what else is in the index: so it is the same from one page to the next, whatever is sent meanwhile.
 */
final class WordQueries {
    private static final String STEMS = "text";
    private static final String WORDS = "text.words";
    private static final String WHOLE = "text.whole";
    /** In words of 4 letters and more. */
    private static final String ONE_LETTER = "AUTO:4,500";
    /** In words of 8 letters and more, one in those of 4 and more. */
    private static final String TWO_LETTERS = "AUTO:4,8";

    private static final int SHORTEST_PART = 4;
    /** A backslash. */
    private static final char ESCAPE = 92;

    /** How many words with the beginning that the last part of a name is are looked for. */
    private static final int BEGINNINGS = 1_000;
    /** How many places words may be from where they would follow each other. */
    private static final int NEAR = 4;

    private static final Set<UnicodeScript> WITHOUT_SPACES =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private WordQueries() {}

    /** As it was written, another form of it, its beginning; and when asked for, what is spelt alike or has it in its middle. */
    static Query word(String word, Reach reach) {
        List<Query> any = new ArrayList<>();
        if (!isOneWord(word)) {
            any.add(worth(10, match(WHOLE, word)));
            any.add(worth(3, beginning(WHOLE, word)));
        }
        if (isOneWord(word) || isOfSymbols(word)) {
            addPlain(word, reach, any);
        } else if (hasWords(word)) {
            addParts(word, any);
        }
        if (reach == Reach.SIMILAR && hasWords(word) && !isWithoutSpaces(word)) {
            any.add(worth(2, similar(word, ONE_LETTER)));
            any.add(worth(1, similar(word, TWO_LETTERS)));
        }
        return Query.of(query -> query.disMax(best -> best.queries(any).tieBreaker(0.0)));
    }

    private static void addPlain(String word, Reach reach, List<Query> any) {
        int length = word.codePointCount(0, word.length());
        any.add(worth(8, phrase(WORDS, word, 0)));
        any.add(worth(5, phrase(STEMS, word, 0)));
        if (isWithoutSpaces(word) ? length == 1 : length > 1 || isOfSymbols(word)) {
            any.add(worth(3, beginning(WORDS, word)));
        }
        if (reach == Reach.SIMILAR && isOfSymbols(word)) {
            any.add(worth(2, part(WHOLE, word)));
        } else if (reach == Reach.SIMILAR && length >= SHORTEST_PART && !isWithoutSpaces(word)) {
            any.add(worth(2, part(WORDS, word)));
        }
    }

    /** Of what is several words to an analyzer, such as {@code apt-get} or a path: they must follow each other. */
    private static void addParts(String word, List<Query> any) {
        any.add(worth(8, phrase(WORDS, word, 0)));
        any.add(worth(5, phrase(STEMS, word, 0)));
        if (Character.isLetterOrDigit(word.codePointBefore(word.length()))) {
            any.add(worth(2, phraseBeginning(word)));
        }
    }

    /** The words as they are, but for case and accents. A letter of a language without spaces is a word to one field only. */
    static Query phrase(String phrase) {
        Query words = phrase(WORDS, phrase, 0);
        return worth(8, isWithoutSpaces(phrase) ? anyOf(words, phrase(STEMS, phrase, 0)) : words);
    }

    /** What to mark: the word, its forms and beginnings. To look for similar ones in the texts of a page takes longer than to find them. */
    static Query marked(String word) {
        return anyOf(
                phrase(WORDS, word, 0),
                phrase(STEMS, word, 0),
                isOneWord(word) ? beginning(WORDS, word) : phraseBeginning(word));
    }

    /** A word in any of its forms. */
    static Query excluded(String word) {
        return hasWords(word) || isOfSymbols(word)
                ? anyOf(phrase(WORDS, word, 0), phrase(STEMS, word, 0), match(WHOLE, word))
                : match(WHOLE, word);
    }

    /** What makes a message better that has all of the words: that they follow each other, or nearly. */
    static List<Query> together(List<String> words) {
        if (words.size() < 2) {
            return List.of();
        }
        String all = words.stream().collect(Collectors.joining(" "));
        return List.of(worth(4, phrase(WORDS, all, 0)), worth(2, phrase(STEMS, all, NEAR)));
    }

    private static Query worth(int points, Query query) {
        return Query.of(
                any -> any.constantScore(constant -> constant.filter(query).boost((float) points)));
    }

    private static Query anyOf(Query... queries) {
        return Query.of(
                query -> query.bool(bool -> bool.should(List.of(queries)).minimumShouldMatch("1")));
    }

    private static Query match(String field, String text) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).operator(Operator.And)));
    }

    private static Query phrase(String field, String text, int slop) {
        return Query.of(query ->
                query.matchPhrase(phrase -> phrase.field(field).query(text).slop(slop)));
    }

    private static Query beginning(String field, String text) {
        return Query.of(query ->
                query.matchBoolPrefix(match -> match.field(field).query(text).operator(Operator.And)));
    }

    private static Query phraseBeginning(String text) {
        return Query.of(query ->
                query.matchPhrasePrefix(match -> match.field(WORDS).query(text).maxExpansions(BEGINNINGS)));
    }

    private static Query similar(String text, String fuzziness) {
        return Query.of(query -> query.match(match -> match.field(WORDS)
                .query(text)
                .operator(Operator.And)
                .fuzziness(fuzziness)
                .prefixLength(1)));
    }

    private static Query part(String field, String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        StringBuilder pattern = new StringBuilder("*");
        plain.chars().forEach(c -> {
            if (c == '*' || c == '?' || c == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append((char) c);
        });
        return Query.of(query -> query.wildcard(
                match -> match.field(field).value(pattern.append('*').toString())));
    }

    /** True for what the analyzers do not take apart. */
    private static boolean isOneWord(String word) {
        return word.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK);
    }

    /** Such as an emoji, which is a word, or {@code ^_^}, which is none. */
    private static boolean isOfSymbols(String word) {
        return word.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** False for symbols, also with a letter, which is little without them, as in {@code c++}. */
    private static boolean hasWords(String word) {
        return isOneWord(word)
                || word.codePoints().filter(Character::isLetterOrDigit).count() > 1;
    }

    private static boolean isWithoutSpaces(String text) {
        return text.codePoints().anyMatch(c -> WITHOUT_SPACES.contains(UnicodeScript.of(c)));
    }
}
