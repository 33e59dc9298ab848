package io.brazier.schema;

import io.brazier.schema.SchemaShape.Column;
import io.brazier.schema.SchemaShape.Restriction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A schema that is changed and looked at, in one transaction until it is kept or taken back. The
/// partitions of a table are left out: they are made and dropped by what is in it.
final class SchemaShapeRepository implements AutoCloseable {

  private static final String THINGS =
      """
      select case c.relkind when 'v' then 'view ' when 'm' then 'view ' when 'S' then 'sequence '
             else 'table ' end || c.relname
        from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
         and not c.relispartition
      union all
      select 'trigger ' || t.tgname || ' of ' || c.relname
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
         and not c.relispartition
      """;

  private static final String COLUMNS =
      """
      select c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
             cast(a.attidentity as text) || cast(a.attgenerated as text), a.attnotnull,
             a.atthasdef or a.attidentity <> ''
        from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
         and not c.relispartition and a.attnum > 0 and not a.attisdropped
      """;

  private static final String RESTRICTIONS =
      """
      select c.relname, pg_get_constraintdef(k.oid),
             array(select cast(a.attname as text) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum = any (k.conkey)),
             false
        from pg_constraint k join pg_class c on c.oid = k.conrelid
       where c.relnamespace = 'public'::regnamespace and not c.relispartition
         and k.contype in ('c', 'f', 'x')
      union all
      select c.relname,
             regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE UNIQUE INDEX .* USING ',
                            'unique '),
             array(select cast(a.attname as text) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum = any (cast(i.indkey as int2[]))
                      and i.indexprs is null),
             true
        from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace = 'public'::regnamespace and not c.relispartition and i.indisunique
      """;

  private static final String FUNCTIONS =
      """
      select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
             coalesce(pg_get_function_result(p.oid), '')
        from pg_proc p
       where p.pronamespace = 'public'::regnamespace
      """;

  private final Connection connection;

  private SchemaShapeRepository(Connection connection) {
    this.connection = connection;
  }

  /// Opens an empty database.
  ///
  /// @param settings where it is
  static SchemaShapeRepository connect(Map<String, String> settings) {
    try {
      Connection connection =
          DriverManager.getConnection(
              settings.getOrDefault("quarkus.datasource.jdbc.url", ""),
              settings.getOrDefault("quarkus.datasource.username", ""),
              settings.getOrDefault("quarkus.datasource.password", ""));
      connection.setAutoCommit(false);
      return new SchemaShapeRepository(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void apply(String statements) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(statements, e);
    }
  }

  void keep() {
    apply("commit");
  }

  void takeBack() {
    apply("rollback");
  }

  SchemaShape shape() {
    Set<String> things = new HashSet<>();
    Map<String, Column> columns = new HashMap<>();
    Set<Restriction> restrictions = new HashSet<>();
    Map<String, String> functions = new HashMap<>();
    rows(THINGS).forEach(row -> things.add((String) row[0]));
    rows(COLUMNS).forEach(row -> columns.put((String) row[0], column(row)));
    rows(RESTRICTIONS).forEach(row -> restrictions.add(restriction(row)));
    rows(FUNCTIONS).forEach(row -> functions.put((String) row[0], (String) row[1]));
    return new SchemaShape(things, columns, restrictions, functions);
  }

  private static Column column(Object[] row) {
    return new Column((String) row[1], (String) row[2], (boolean) row[3], (boolean) row[4]);
  }

  private static Restriction restriction(Object[] row) {
    Set<String> columns = Set.of((String[]) row[2]);
    return new Restriction((String) row[0], (String) row[1], columns, (boolean) row[3]);
  }

  private List<Object[]> rows(String question) {
    List<Object[]> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      int width = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        Object[] row = new Object[width];
        for (int i = 0; i < width; i++) {
          Object value = answer.getObject(i + 1);
          row[i] = value instanceof Array array ? array.getArray() : value;
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
