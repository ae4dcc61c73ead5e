package io.plexichat.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of the server's JVM. */
final class ElasticsearchCommand {

    private static final String MAIN = "io.plexichat.elasticsearch.node.NodeMain";

    /** Nothing of the owner's (JAVA_TOOL_OPTIONS, say); and few arenas, or malloc keeps tens of MB per thread. */
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "MALLOC_ARENA_MAX", "2");

    private ElasticsearchCommand() {}

    static List<String> of(ElasticsearchOptions options) {
        Path home = options.home().toAbsolutePath();
        Path directory = options.directory().toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(memory(options));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true",
                "-Djava.io.tmpdir=" + directory.resolve("temporary"),
                "-Dplexichat.logs=" + directory.resolve("logs"),
                "-XX:ErrorFile=" + directory.resolve("logs/crash.log"),
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", home.resolve("lib") + "/*", MAIN));
        command.addAll(List.of(home.toString(), directory.toString(), Integer.toString(options.port())));
        return command;
    }

    private static List<String> memory(ElasticsearchOptions options) {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx" + options.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxDirectMemorySize=64m",
                "-Xss512k"));
        if (options.shortLived()) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        return flags;
    }
}
