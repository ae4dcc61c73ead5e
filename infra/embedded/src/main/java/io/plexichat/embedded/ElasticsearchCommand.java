package io.plexichat.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of the server's JVM. */
final class ElasticsearchCommand {

    private static final String MAIN = "io.plexichat.elasticsearch.node.NodeMain";

    /** Nothing of the owner's (JAVA_TOOL_OPTIONS, say); and few arenas, or malloc keeps tens of MB per thread. */
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "MALLOC_ARENA_MAX", "2");

    private ElasticsearchCommand() {}

    static List<String> of(ElasticsearchOptions options) throws IOException {
        List<String> command = java(options);
        command.addAll(startCache(options.home()).options());
        command.addAll(options.javaOptions());
        command.addAll(main(options));
        return command;
    }

    /** Beside the programs: it fits no others. */
    static StartCache startCache(Path home) {
        return new StartCache(home.toAbsolutePath().resolve("start.aot"));
    }

    /** The JVM and its options, class path included. */
    static List<String> java(ElasticsearchOptions options) throws IOException {
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
        command.addAll(List.of("-cp", classPath(home.resolve("lib"))));
        return command;
    }

    static List<String> main(ElasticsearchOptions options) {
        return List.of(
                MAIN,
                options.home().toAbsolutePath().toString(),
                options.directory().toAbsolutePath().toString(),
                Integer.toString(options.port()));
    }

    /** Always in the same order, as a start cache wants it. */
    private static String classPath(Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
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
