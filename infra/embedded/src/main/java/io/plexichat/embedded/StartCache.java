package io.plexichat.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM's ahead-of-time cache: classes already parsed and linked, which halves the processor time of a start. It fits one JDK
 * and one class path; for any other the JVM starts without it, and says nothing.
 *
 * @param file where it is, or will be
 */
public record StartCache(Path file) {

    private static final List<String> QUIETLY = List.of("-Xlog:aot=off", "-Xlog:cds=off");
    private static final long LIMIT_MINUTES = 5;

    /** What a JVM is given to start with it; nothing if there is none. */
    public List<String> options() {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        List<String> options = new ArrayList<>(QUIETLY);
        options.add("-XX:AOTCache=" + file);
        return options;
    }

    /** What a JVM is given to note, when it ends, what a cache should hold. */
    public List<String> recordingOptions() {
        List<String> options = new ArrayList<>(QUIETLY);
        options.addAll(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes()));
        return options;
    }

    /**
     * Makes it of the notes, which are deleted.
     *
     * @param java the program and its options, class path included, as they will be
     * @param main the class or jar and what follows; it is not run
     */
    public void make(List<String> java, List<String> main) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        List<String> command = new ArrayList<>(java);
        command.addAll(QUIETLY);
        command.addAll(List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes(), "-XX:AOTCache=" + unfinished));
        command.addAll(main);
        try {
            run(command);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(notes());
            Files.deleteIfExists(unfinished);
        }
    }

    private Path notes() {
        return file.resolveSibling(file.getFileName() + ".notes");
    }

    private static void run(List<String> command) throws IOException {
        Path said = Files.createTempFile("plexichat-start-cache", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new EmbeddedServerException("Expected the JVM to make a start cache, but it said: "
                        + Files.readString(said, StandardCharsets.ISO_8859_1).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while making a start cache.", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
