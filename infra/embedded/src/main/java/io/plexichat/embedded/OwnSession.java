package io.plexichat.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a program in a session of its own, so that Ctrl-C in the owner's terminal does not reach it. */
final class OwnSession {

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private OwnSession() {}

    /** What to put before the command. macOS has no setsid program, but Perl. */
    static List<String> prefix() {
        return SETSID.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!"));
    }
}
