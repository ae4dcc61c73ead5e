package io.plexichat.benchmarks.live;

/** One measurement. */
interface Scenario {
    void play(Stage stage) throws Exception;
}
