package io.plexichat.benchmarks.log;

import java.util.Locale;

/** What a figure has to be, seen beside the one it is compared with. */
sealed interface Target {

    String verdict(Samples log, Samples reference);

    boolean isHeld(Samples log, Samples reference);

    static double ratio(Samples log, Samples reference) {
        return log.median() / reference.median();
    }

    record RatioAtLeast(double limit) implements Target {
        @Override
        public String verdict(Samples log, Samples reference) {
            return text("%.2f x", ratio(log, reference));
        }

        @Override
        public boolean isHeld(Samples log, Samples reference) {
            return ratio(log, reference) >= limit;
        }

        @Override
        public String toString() {
            return text("at least %s x", limit);
        }
    }

    record RatioAtMost(double limit) implements Target {
        @Override
        public String verdict(Samples log, Samples reference) {
            return text("%.2f x", ratio(log, reference));
        }

        @Override
        public boolean isHeld(Samples log, Samples reference) {
            return ratio(log, reference) <= limit;
        }

        @Override
        public String toString() {
            return text("at most %s x", limit);
        }
    }

    record AboveByAtMost(double limit) implements Target {
        @Override
        public String verdict(Samples log, Samples reference) {
            return text("%+.2f", log.median() - reference.median());
        }

        @Override
        public boolean isHeld(Samples log, Samples reference) {
            return log.median() - reference.median() <= limit;
        }

        @Override
        public String toString() {
            return text("at most %s above", limit);
        }
    }

    /** Told for its own sake. */
    record None() implements Target {
        @Override
        public String verdict(Samples log, Samples reference) {
            return text("%.2f x", ratio(log, reference));
        }

        @Override
        public boolean isHeld(Samples log, Samples reference) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
