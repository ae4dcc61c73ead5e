package io.plexichat.benchmarks.irc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** All messages of daily logs in a directory or a {@code .tar.xz}, the oldest first. */
public final class ExpectedLog {
    private static final Pattern DAY = Pattern.compile(".*(\\d{4}-\\d{2}-\\d{2})\\.txt");
    private static final Pattern SAID = Pattern.compile(
            "\\[\\d\\d:\\d\\d] (?:<(?<said>[^>]+)>| \\* (?<did>\\S+)|-(?<noticed>[^:]+):#[^ ]*-|\\((?<relayed>[^/]+)/#[^)]*\\)) ?(?<text>.*)",
            Pattern.DOTALL);

    private ExpectedLog() {}

    public static List<ExpectedMessage> read(Path logs) throws IOException {
        Map<String, byte[]> days = Files.isDirectory(logs) ? directory(logs) : archive(logs);
        List<ExpectedMessage> messages = new ArrayList<>();
        for (byte[] day : days.values()) {
            lines(day).forEach(line -> add(line, messages));
        }
        return messages;
    }

    private static void add(String line, List<ExpectedMessage> messages) {
        Matcher matcher = SAID.matcher(line);
        if (!line.startsWith("===") && matcher.matches()) {
            String nick = Stream.of("said", "did", "noticed", "relayed")
                    .map(matcher::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            messages.add(ExpectedMessage.of(nick, matcher.group("text")));
        }
    }

    private static Map<String, byte[]> directory(Path directory) throws IOException {
        Map<String, byte[]> days = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                add(file.getFileName().toString(), Files.readAllBytes(file), days);
            }
        }
        return days;
    }

    private static Map<String, byte[]> archive(Path archive) throws IOException {
        Map<String, byte[]> days = new TreeMap<>();
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                add(entry.getName(), tar.readAllBytes(), days);
            }
        }
        return days;
    }

    private static void add(String name, byte[] content, Map<String, byte[]> days) {
        Matcher matcher = DAY.matcher(name);
        if (matcher.matches()) {
            days.put(matcher.group(1), content);
        }
    }

    private static List<String> lines(byte[] content) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= content.length; i++) {
            if (i == content.length || content[i] == '\n') {
                lines.add(decoded(ByteBuffer.wrap(content, start, i - start)));
                start = i + 1;
            }
        }
        return lines;
    }

    private static String decoded(ByteBuffer line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(line.duplicate()).toString();
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("windows-1252").decode(line).toString();
        }
    }
}
