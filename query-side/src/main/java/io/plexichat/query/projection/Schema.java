package io.plexichat.query.projection;

/**
 * Where one generation of a projection keeps its tables.
 *
 * @param generation a rebuilt read model gets the next one, beside the one that serves
 */
public record Schema(String name, int generation) {
    private static final String PLACEHOLDER = "{schema}";

    public Schema {
        if (!name.matches("[a-z]{1,40}") || generation < 1) {
            throw new IllegalArgumentException("Expected a name of lower-case letters and a generation from 1, but got "
                    + name + ", " + generation);
        }
    }

    /** The statement with {@code {schema}} replaced. */
    public String sql(String statement) {
        return statement.replace(PLACEHOLDER, toString());
    }

    @Override
    public String toString() {
        return name + "_" + generation;
    }
}
