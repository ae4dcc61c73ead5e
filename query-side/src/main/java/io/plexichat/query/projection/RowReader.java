package io.plexichat.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;

@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
