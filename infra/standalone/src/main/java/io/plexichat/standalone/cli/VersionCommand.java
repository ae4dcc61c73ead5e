package io.plexichat.standalone.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Tell the version of PlexiChat and of the Java it runs on.")
final class VersionCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .printf(
                        "PlexiChat %s (Java %s, %s %s)%n",
                        version(), Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** As the build wrote it into the jar. */
    static String version() {
        @Nullable String version = VersionCommand.class.getPackage().getImplementationVersion();
        return version == null ? "of an unpackaged build" : version;
    }
}
