package io.plexichat.eventstore;

/** What an event of a {@link CrashLoad} says: which unit of work it belongs to, and which one of how many it is. */
record UnitText(String unit, int index, int size) {

    static UnitText parse(String text) {
        String[] parts = text.split(":");
        return new UnitText(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    UnitText first() {
        return new UnitText(unit, 0, size);
    }

    UnitText next() {
        return new UnitText(unit, index + 1, size);
    }

    boolean isLast() {
        return index == size - 1;
    }

    @Override
    public String toString() {
        return unit + ":" + index + ":" + size;
    }
}
