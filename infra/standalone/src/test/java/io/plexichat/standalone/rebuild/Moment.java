package io.plexichat.standalone.rebuild;

/** When a process is killed: shortly after it has said that something begins. */
enum Moment {
    STARTING(RebuildLoad.STARTED, 1_000),
    READING(RebuildLoad.ORDERED + "rebuild", 300),
    INDEXING("goes on with INDEXING", 30),
    CATCHING_UP("goes on with CATCHING_UP", 60),
    COMPARING("goes on with COMPARING", 60),
    SWITCHING("goes on with SWITCHING", 20),
    SWITCHED("answers from position", 30),
    ROLLING_BACK(RebuildLoad.ORDERED + "rollback", 80),
    REMOVED("is removed", 30);

    private final String said;
    private final int longestWaitMillis;

    Moment(String said, int longestWaitMillis) {
        this.said = said;
        this.longestWaitMillis = longestWaitMillis;
    }

    boolean isIn(String line) {
        return line.contains(said);
    }

    int longestWaitMillis() {
        return longestWaitMillis;
    }
}
