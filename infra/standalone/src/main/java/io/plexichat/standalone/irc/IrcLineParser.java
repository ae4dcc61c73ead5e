package io.plexichat.standalone.irc;

import io.plexichat.standalone.irc.IrcLine.Joined;
import io.plexichat.standalone.irc.IrcLine.Left;
import io.plexichat.standalone.irc.IrcLine.Other;
import io.plexichat.standalone.irc.IrcLine.Renamed;
import io.plexichat.standalone.irc.IrcLine.Said;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands lines as public channel loggers write them.
 *
 * <pre>
 * [09:14] &lt;nick&gt; text            said
 * [09:14]  * nick text           an action; its text is what follows the nick
 * [09:14] -nick:#channel- text   a notice
 * [09:14] (nick/#channel) text   said, by another logger
 * === nick [user@host]  has joined #channel
 * === nick [user@host]  has left #channel ["reason"]
 * === nick [user@host]  has quit ["reason"]
 * === nick was kicked off #channel by other (reason)
 * === nick is now known as other
 * </pre>
 *
 * Everything else that starts with {@code ===}, such as modes, topics and untimed actions, is none of these.
 */
final class IrcLineParser {
    private static final String TIME = "\\[([01]\\d|2[0-3]):([0-5]\\d)] ";
    private static final List<Pattern> SAID = List.of(
            said("<([^>]*)>(?: (.*))?"),
            said(" \\* (\\S+)(?: (.*))?"),
            said("-([^:\\s]+):#\\S+?-(?: (.*))?"),
            said("\\(([^/\\s]+)/#\\S+?\\)(?: (.*))?"));

    private static final String SOMEONE = "=== (\\S.*?) +\\[\\S+@\\S+] +";
    private static final Pattern JOINED = Pattern.compile(SOMEONE + "has joined #\\S+.*", Pattern.DOTALL);
    private static final Pattern LEFT = Pattern.compile(SOMEONE + "has (?:left #\\S+|quit\\b).*", Pattern.DOTALL);
    private static final Pattern KICKED = Pattern.compile("=== (\\S+) was kicked off #\\S+ by .*", Pattern.DOTALL);
    private static final Pattern RENAMED = Pattern.compile("=== (\\S.*?) +is now known as (\\S.*)");

    private IrcLineParser() {}

    static IrcLine parse(String line) {
        return line.startsWith("===") ? parseNotice(line) : parseSaid(line);
    }

    private static IrcLine parseSaid(String line) {
        for (Pattern pattern : SAID) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches() && !matcher.group(3).isBlank()) {
                int minuteOfDay = Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
                String text = matcher.group(4);
                return new Said(minuteOfDay, matcher.group(3), text == null ? "" : text);
            }
        }
        return new Other();
    }

    private static IrcLine parseNotice(String line) {
        Matcher joined = JOINED.matcher(line);
        if (joined.matches()) {
            return new Joined(joined.group(1));
        }
        Matcher left = LEFT.matcher(line);
        if (left.matches()) {
            return new Left(left.group(1));
        }
        Matcher kicked = KICKED.matcher(line);
        if (kicked.matches()) {
            return new Left(kicked.group(1));
        }
        Matcher renamed = RENAMED.matcher(line);
        return renamed.matches() ? new Renamed(renamed.group(1), renamed.group(2)) : new Other();
    }

    private static Pattern said(String form) {
        return Pattern.compile(TIME + form, Pattern.DOTALL);
    }
}
