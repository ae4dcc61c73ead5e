package io.plexichat.standalone.irc;

/** Has a last word when the process is told to stop, such as by Ctrl-C. */
final class Interruption {
    private final Thread lastWord;

    private Interruption(Thread lastWord) {
        this.lastWord = lastWord;
    }

    static Interruption tells(Runnable lastWord) {
        Thread hook = new Thread(lastWord, "import-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** What could be interrupted is done. */
    void over() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastWord);
        } catch (IllegalStateException stopping) {
            // The last word is being said.
        }
    }
}
