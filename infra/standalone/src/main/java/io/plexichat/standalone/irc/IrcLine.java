package io.plexichat.standalone.irc;

/** One line of a log. */
sealed interface IrcLine {
    /** A message, an action or a notice. Its author is the nick, its text what follows the nick. */
    record Said(int minuteOfDay, String nick, String text) implements IrcLine {}

    record Joined(String nick) implements IrcLine {}

    /** Left, quit, or was kicked off. */
    record Left(String nick) implements IrcLine {}

    record Renamed(String from, String to) implements IrcLine {}

    /** Modes, topics, untimed actions, whatever is not understood. */
    record Other() implements IrcLine {}
}
