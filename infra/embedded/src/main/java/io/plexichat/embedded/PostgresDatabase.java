package io.plexichat.embedded;

/** Where a database is and who may enter. */
public record PostgresDatabase(String host, int port, String name, String user, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://" + address();
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://" + address();
    }

    /** Another database of the same server. */
    public PostgresDatabase withName(String other) {
        return new PostgresDatabase(host, port, other, user, password);
    }

    @Override
    public String toString() {
        return "PostgresDatabase[" + address() + ", user=" + user + ", password=***]";
    }

    private String address() {
        return host + ":" + port + "/" + name;
    }
}
