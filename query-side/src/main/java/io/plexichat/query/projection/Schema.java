package io.plexichat.query.projection;

/**
 * Where one generation of a projection keeps its tables.
 *
 * @param generation a rebuilt read model gets the next one, beside the one that serves; 0 is the {@link #trial}
 */
public record Schema(String name, int generation) {
    private static final String PLACEHOLDER = "{schema}";
    private static final int TRIAL = 0;

    public Schema {
        if (!name.matches("[a-z]{1,40}") || generation < TRIAL) {
            throw new IllegalArgumentException(
                    "Expected a name of lower-case letters and a generation, but got " + name + ", " + generation);
        }
    }

    /** Where a projection is tried out: no generation, and dropped when that is over. */
    public static Schema trial(String name) {
        return new Schema(name, TRIAL);
    }

    /** Whether what is made here is thrown away: then nothing may be done besides. */
    public boolean isTrial() {
        return generation == TRIAL;
    }

    /** What comes after a name: a number, or a word that no number is. */
    public String suffix() {
        return isTrial() ? "_try" : "_" + generation;
    }

    /** The statement with {@code {schema}} replaced. */
    public String sql(String statement) {
        return statement.replace(PLACEHOLDER, toString());
    }

    @Override
    public String toString() {
        return name + suffix();
    }
}
