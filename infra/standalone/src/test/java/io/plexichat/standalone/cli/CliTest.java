package io.plexichat.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Nested
    class Help {
        @Test
        void shouldListTheCommands() {
            assertThat(run("help")).isZero();
            assertThat(out.toString())
                    .contains("run", "import", "log", "accounts", "bots", "sessions", "prepare", "version")
                    .doesNotContain("\u001b");
            assertThat(err.toString()).isEmpty();
        }

        @Test
        void shouldBeShownWhenNothingIsAsked() {
            assertThat(run()).isZero();
            assertThat(out.toString()).contains("Usage: plexichat COMMAND");
        }

        @Test
        void shouldTellOfOneCommand() {
            assertThat(run("help", "run")).isZero();
            assertThat(out.toString()).contains("--data-dir", "PLEXICHAT_ADMIN_PASSWORD");
        }
    }

    @Nested
    class Version {
        @Test
        void shouldNameProductAndJava() {
            assertThat(run("version")).isZero();
            assertThat(out.toString()).startsWith("PlexiChat ").contains("Java " + Runtime.version());
        }
    }

    @Nested
    class BadUsage {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                rum                 | plexichat: Unmatched argument at index 0: 'rum' Did you mean 'run'? See 'plexichat help'.
                run --htp-port 1    | plexichat: Unknown options: '--htp-port', '1' Did you mean '--http-port'? See 'plexichat help run'.
                run --data-dir      | plexichat: Missing required parameter for option '--data-dir' (DIRECTORY) See 'plexichat help run'.
                import              | plexichat: Missing required subcommand See 'plexichat help import'.
                log                 | plexichat: Missing required subcommand See 'plexichat help log'.
                accounts reset-factors | plexichat: Missing required parameter: 'NAME' See 'plexichat help accounts reset-factors'.
                accounts lock ada   | plexichat: Missing required option: '--reason=TEXT' See 'plexichat help accounts lock'.
                accounts roles ada  | plexichat: Expected --grant or --take, but got neither. See 'plexichat help accounts roles'.
                bots token create x | plexichat: Missing required options: '--label=TEXT', '--scope=SCOPE' See 'plexichat help bots token create'.
                sessions            | plexichat: Missing required subcommand See 'plexichat help sessions'.
                log verify --from x | plexichat: Invalid value for option '--from': 'x' is not a long See 'plexichat help log verify'.
                log verify --from=-1 | plexichat: Expected --from to be a position, from 0 on, but got -1. See 'plexichat help log verify'.
                log verify --data-dir /nowhere | plexichat: Expected the data of a server in /nowhere, but there is none.
                """)
        void shouldBeOneLineAndStatus2(String line, String message) {
            assertThat(run(line.split(" "))).isEqualTo(2);
            assertThat(err.toString().lines()).containsExactly(message);
            assertThat(out.toString()).isEmpty();
        }
    }

    private int run(String... arguments) {
        return Cli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
