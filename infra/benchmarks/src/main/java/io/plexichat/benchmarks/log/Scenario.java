package io.plexichat.benchmarks.log;

/** One question, answered on a server that holds nothing else of value. */
interface Scenario {

    void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception;
}
