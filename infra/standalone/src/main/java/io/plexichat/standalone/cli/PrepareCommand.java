package io.plexichat.standalone.cli;

import io.plexichat.standalone.prepare.Preparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "prepare",
        description = {
            "Make later starts of this installation quicker.",
            "Unpacks the programs of Postgres, and runs the server once, in a directory of its own, for the JVM to"
                    + " note what a start needs. The build does this; do it again when the JDK was replaced."
        })
final class PrepareCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        new Preparation().run();
        return 0;
    }
}
