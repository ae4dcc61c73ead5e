package io.plexichat.benchmarks.product;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The product.
 *
 * @param program what it is called by, before a command of its command line
 */
public record Product(List<String> program) {
    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "a password for tests only";

    public Product {
        program = List.copyOf(program);
    }

    /** By its launcher, {@code ./plexichat}. */
    public static Product launchedBy(Path launcher) {
        return new Product(List.of(launcher.toAbsolutePath().toString()));
    }

    /** Runs a command of the command line, with both outputs in one file. */
    Process start(Path output, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
