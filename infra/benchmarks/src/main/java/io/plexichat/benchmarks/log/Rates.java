package io.plexichat.benchmarks.log;

/** The rates of all rounds of one that takes turns with another. */
final class Rates {
    private final Samples perSecond = new Samples();
    private final Samples processorMicros = new Samples();

    void add(Rate rate) {
        perSecond.add(rate.perSecond());
        processorMicros.add(rate.processorMicros());
    }

    Samples perSecond() {
        return perSecond;
    }

    Samples processorMicros() {
        return processorMicros;
    }
}
