package io.plexichat.standalone.irc;

import java.util.regex.Pattern;

/**
 * Whom a nick stands for. IRC nicks hold no blanks, but some loggers put one in; a user name has none of them, the name shown is as
 * it was logged.
 *
 * @param username the account; what no user name may hold is an underscore in it
 */
record Nick(String username, String displayName) {
    private static final int LONGEST_USERNAME = 64;
    private static final int LONGEST_DISPLAY_NAME = 100;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NOT_IN_USERNAMES = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_.\\-|\\[\\]{}`^\\\\]");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    /** Of a nick that is not blank. */
    static Nick of(String logged) {
        String name =
                NOT_IN_USERNAMES.matcher(BLANKS.matcher(logged).replaceAll("")).replaceAll("_");
        String shown = CONTROLS.matcher(logged.strip()).replaceAll("_");
        return new Nick(cut(name, LONGEST_USERNAME), cut(shown, LONGEST_DISPLAY_NAME));
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
