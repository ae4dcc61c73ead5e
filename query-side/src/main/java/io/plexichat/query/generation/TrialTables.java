package io.plexichat.query.generation;

import io.plexichat.kernel.projection.TrialView.Row;
import io.plexichat.kernel.projection.TrialView.Table;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.TableDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is shown of the tables of a trial. Content is sealed and stays so: of bytes, only their number is told. */
record TrialTables(Connection connection, Schema schema, int rows) {

    List<Table> all() throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (Map.Entry<String, TableDigest> each :
                TableDigest.of(connection, schema).entrySet()) {
            tables.add(table(each.getKey(), each.getValue().rows()));
        }
        return tables;
    }

    private Table table(String name, long count) throws SQLException {
        List<String> key = new TableKey(connection).of(schema, name);
        String order = key.isEmpty() ? "" : " order by " + String.join(", ", key);
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select * from " + schema + "." + name + order + " limit " + rows)) {
            ResultSetMetaData columns = found.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i));
            }
            List<Row> first = new ArrayList<>();
            while (found.next()) {
                first.add(row(found, columns));
            }
            return new Table(name, count, names, first);
        }
    }

    private static Row row(ResultSet found, ResultSetMetaData columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.add(value(found, columns, i));
        }
        return new Row(values);
    }

    private static String value(ResultSet found, ResultSetMetaData columns, int column) throws SQLException {
        if (columns.getColumnType(column) == Types.BINARY) {
            byte[] content = found.getBytes(column);
            return content == null ? "null" : content.length + " bytes";
        }
        String text = found.getString(column);
        return text == null ? "null" : text;
    }
}
