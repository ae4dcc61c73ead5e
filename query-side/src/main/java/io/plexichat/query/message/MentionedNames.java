package io.plexichat.query.message;

import io.plexichat.kernel.account.Username;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a text may mention somebody: an {@code @}, not after a letter or a digit, and what follows it that can be in a name. Names
 * may end with punctuation, and so do sentences: so each place has several readings, of which the longest that is a name is meant.
 */
final class MentionedNames {
    /** Places of a text that are looked at. */
    static final int MOST = 50;

    private static final int MOST_READINGS = 200;
    private static final int LONGEST = 64;
    private static final String WORD = "\\p{L}\\p{M}\\p{N}";
    private static final Pattern PLACE =
            Pattern.compile("(?<![" + WORD + "_@])@([" + WORD + "_.\\-|\\[\\]{}`^\\\\]++)(?!@)");

    private MentionedNames() {}

    /** For each place what may be meant, the longest first; no place twice. */
    static List<List<Username>> in(String text) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        Set<List<Username>> places = new LinkedHashSet<>();
        Matcher matcher = PLACE.matcher(text);
        int readings = 0;
        while (places.size() < MOST && readings < MOST_READINGS && matcher.find()) {
            List<Username> place = readings(matcher.group(1));
            readings += place.size();
            if (!place.isEmpty()) {
                places.add(place);
            }
        }
        return List.copyOf(places);
    }

    private static List<Username> readings(String place) {
        List<Username> readings = new ArrayList<>();
        int end = place.length();
        int most = place.codePointCount(0, end) <= LONGEST ? end : place.offsetByCodePoints(0, LONGEST);
        while (end > 0) {
            if (end <= most) {
                readings.add(new Username(place.substring(0, end)));
            }
            int last = place.codePointBefore(end);
            if (isOfWord(last)) {
                break;
            }
            end -= Character.charCount(last);
        }
        return readings;
    }

    private static boolean isOfWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }
}
