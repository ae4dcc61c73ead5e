package io.plexichat.standalone.irc;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.standalone.remote.RemoteWork;
import io.plexichat.standalone.remote.ServerOptions;
import io.plexichat.standalone.terminal.ProgressBar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "irc",
        description = {
            "Imports logs of an IRC channel. Each file is one day, named YYYY-MM-DD.",
            "Running it again adds nothing; an interrupted run is completed by running it again."
        },
        mixinStandardHelpOptions = true)
public final class ImportIrcCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--channel",
            required = true,
            paramLabel = "NAME",
            description = "The public channel to import into; made if it is not there.")
    private String channel = "";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Logs, tar archives of logs, each plain, .gz or .xz; or directories.")
    private List<Path> inputs = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (LogFiles logs = LogFiles.in(inputs)) {
            LogCounts expected = new LogCounts();
            LogReader survey = new LogReader(expected);
            logs.files().forEach(file -> survey.read(file, _ -> {}));
            return RemoteWork.run(server, err(), client -> run(client, logs, expected.messages));
        } catch (BadLogException bad) {
            return failed(bad.sentence());
        }
    }

    private int run(PlexiChatClient client, LogFiles logs, long total) {
        if (!client.me().mayImport()) {
            return failed("Expected the account of an admin or a bot, since imports speak for others.");
        }
        UUID channelId = new TargetChannel(client).named(channel);
        LogCounts counts = new LogCounts();
        ImportTally tally = new ImportTally();
        ProgressBar progress = new ProgressBar(err(), "messages", total);
        long started = System.nanoTime();
        Interruption interruption = Interruption.tells(() -> {
            progress.end();
            err().println("Interrupted. "
                    + summary(logs, counts, tally, started).partial());
            logs.close();
        });
        try {
            new IrcImport(client, channelId, tally, now -> progress.show(now.messages())).run(logs.files(), counts);
        } catch (PlexiChatException failed) {
            progress.end();
            err().println(summary(logs, counts, tally, started).partial());
            throw failed;
        } finally {
            interruption.over();
        }
        progress.end();
        out().print(summary(logs, counts, tally, started).complete());
        out().flush();
        return RemoteWork.DONE;
    }

    private ImportSummary summary(LogFiles logs, LogCounts counts, ImportTally tally, long started) {
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new ImportSummary(channel, logs.files().size(), logs.passedOver(), counts, tally, took);
    }

    private int failed(String sentence) {
        err().println(sentence);
        return RemoteWork.FAILED;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
