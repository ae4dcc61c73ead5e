package io.plexichat.standalone.projections;

/** What a server says of its read models. */
final class ProjectionJson {
    private ProjectionJson() {}

    static String list(String... projections) {
        return "{\"items\":[" + String.join(",", projections) + "]}";
    }

    static String trial(boolean clean, String failures, String differences) {
        return """
                {"name":"timeline","codeVersion":2,"fromPosition":0,"toPosition":1234,"clean":%s,"taken":1200,
                 "failed":%d,"failures":[%s],
                 "tables":[{"table":"message","rows":7,"columns":["message_id","text"],"firstRows":[["17","84 bytes"]]}],
                 "comparison":{"extent":"whole","livePosition":1234,"told":"All rows were compared.","differences":[%s]}}
                """.formatted(clean, failures.isEmpty() ? 0 : 1, failures, differences);
    }

    static String live(int generation) {
        return """
                {"name":"timeline","generation":%d,"state":"live","position":1234567,"headPosition":1234600,
                 "eventsPerSecond":8.25,"deadLetters":3,"codeVersion":2,"generations":[%s,%s]}
                """.formatted(
                        generation, generation(generation, "active", 1_234_567), generation(1, "previous", 1_234_000));
    }

    static String building(String state, String more) {
        return """
                {"name":"timeline","generation":3,"state":"%s","position":617299,"headPosition":1234600,
                 "eventsPerSecond":8.25,"deadLetters":3,"codeVersion":5,
                 "generations":[%s,%s],
                 "build":{"generation":4,"phase":"reading","state":"%s","position":617299,"goalPosition":1234599,
                    "eventsPerSecond":4321.4,"averageEventsPerSecond":4000,
                    "startedAt":"2026-01-01T10:00:00.123Z","phaseStartedAt":"2026-01-01T10:00:01Z",
                    "pace":{"share":0.25,"eventsPerSecond":5000},"reason":"Ticket 7",%s}}
                """.formatted(
                        state.equals("running") ? "building" : state,
                        generation(4, "building", 617_299),
                        generation(3, "active", 1_234_567),
                        state,
                        more);
    }

    static String running() {
        return building(
                "running",
                "\"eta\":{\"seconds\":143,\"lowSeconds\":120,\"highSeconds\":200},\"differences\":[],"
                        + "\"segments\":[{\"segment\":0,\"fromPosition\":-1,\"position\":617299,\"goalPosition\":1234599}]");
    }

    static String blocked() {
        return building(
                "blocked",
                "\"because\":\"1 table differs\",\"segments\":[],\"differences\":[{\"table\":\"message\","
                        + "\"activeRows\":1000,\"newRows\":999,\"activeDigest\":\"a\",\"newDigest\":\"b\","
                        + "\"exampleKeys\":[\"17\",\"\\u001b[31m18\"]}]");
    }

    static String failed(String because) {
        return building("failed", "\"because\":\"" + because + "\",\"segments\":[],\"differences\":[]");
    }

    static String letter(String id, String cause) {
        return """
                {"letterId":"%s","generation":3,"sequence":"c1","position":4711,"eventType":"message.sent",
                 "recordedAt":"2026-01-01T10:00:00.123Z","parkedAt":"2026-01-01T10:00:01Z",
                 "triedAt":"2026-01-01T11:00:00Z"%s}
                """.formatted(id, cause);
    }

    private static String generation(int number, String role, long position) {
        return """
                {"generation":%d,"role":"%s","state":"running","codeVersion":%d,"place":"timeline_%d",
                 "position":%d,"headPosition":1234600,"lagEvents":%d,"lagSeconds":75,"eventsPerSecond":8.25,
                 "bytes":5368709120,"deadLetters":3,"createdAt":"2026-01-01T00:00:00Z"%s}
                """.formatted(
                        number,
                        role,
                        role.equals("building") ? 5 : 2,
                        number,
                        position,
                        1_234_600 - position,
                        role.equals("previous") ? ",\"keptUntil\":\"2026-01-02T00:00:00Z\"" : "");
    }
}
