package io.plexichat.query.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A query with the messages that answer it.
 *
 * @param kind what makes it worth asking
 * @param answers names of messages
 */
record JudgedQuery(String kind, String text, Set<String> answers) {

    /** @param author a person's name */
    record JudgedMessage(String name, String author, String text) {}

    static List<JudgedQuery> all() throws IOException {
        return lines("judged-queries.txt").stream()
                .map(line -> new JudgedQuery(
                        line.get(0), line.get(1), Set.of(line.get(2).split(" ", -1))))
                .toList();
    }

    static List<JudgedMessage> messages() throws IOException {
        return lines("judged-messages.txt").stream()
                .map(line -> new JudgedMessage(line.get(0), line.get(1), line.get(2)))
                .toList();
    }

    private static List<List<String>> lines(String name) throws IOException {
        try (InputStream in = JudgedQuery.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", 3)))
                    .toList();
        }
    }
}
