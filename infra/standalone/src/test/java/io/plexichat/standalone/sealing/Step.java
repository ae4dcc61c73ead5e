package io.plexichat.standalone.sealing;

/**
 * @param who the first three are people, the last two channels
 * @param number chooses the rest
 */
record Step(Kind kind, int who, int number) {
    enum Kind {
        SEND,
        EDIT,
        DELETE,
        RENAME,
        REQUEST,
        TAKE_BACK,
        HOLD,
        LIFT,
        KEEP,
        ROTATE,
        /** Time goes by. */
        PASS,
        /** The process dies after so many more calls of its database. */
        DOOM,
        /** The process dies now, and perhaps again when it starts. */
        CRASH,
        /** It dies, and all read models with it. */
        LOSE_READ_MODELS
    }
}
