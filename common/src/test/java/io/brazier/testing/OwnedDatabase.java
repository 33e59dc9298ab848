package io.brazier.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// A PostgreSQL of one's own with a database as an installation has it: it belongs to a role that
/// migrates it, and the services are other roles.
public final class OwnedDatabase implements AutoCloseable {

  /// Who owns the database and migrates it.
  public static final String OWNER = "brazier";

  /// The roles of the services.
  public static final List<String> SERVICES =
      List.of("brazier_api", "brazier_scheduler", "brazier_volume", "brazier_doctor");

  private static final Path RIGHTS = Path.of("..", "deploy", "local", "rights.sql");

  private final PostgresResource server = new PostgresResource();
  private final URI address;

  private OwnedDatabase() {
    String url = Objects.requireNonNull(server.start().get("quarkus.datasource.jdbc.url"));
    this.address = URI.create(url.substring("jdbc:".length()));
  }

  /// Starts the server; the database is there and empty.
  public static OwnedDatabase start() throws SQLException {
    OwnedDatabase database = new OwnedDatabase();
    try (Connection admin = database.connect(database.address.getPath(), PostgresResource.USER)) {
      makeRole(admin, OWNER);
      for (String role : SERVICES) {
        makeRole(admin, role);
        run(admin, "grant %s to brazier".formatted(role));
      }
      run(admin, "create database brazier owner brazier");
    }
    return database;
  }

  private static void makeRole(Connection admin, String role) throws SQLException {
    run(admin, "create role %s login password '%s'".formatted(role, PostgresResource.PASSWORD));
  }

  /// Migrations by the owner.
  public FluentConfiguration flyway() {
    return Flyway.configure().dataSource(url("/brazier"), OWNER, PostgresResource.PASSWORD);
  }

  /// Gives the services their rights, as after every migration.
  public void grantRights() throws IOException, SQLException {
    try (Connection admin = connectAs(PostgresResource.USER)) {
      admin.setAutoCommit(false);
      run(admin, Files.readString(RIGHTS));
      admin.commit();
    }
  }

  /// A connection to the database, of a role.
  public Connection connectAs(String role) throws SQLException {
    return connect("/brazier", role);
  }

  /// Runs something as a role.
  ///
  /// @throws SQLException if it is refused
  public void run(String role, String sql) throws SQLException {
    try (Connection connection = connectAs(role)) {
      run(connection, sql);
    }
  }

  /// The first column of what the administrator finds.
  public List<String> texts(String sql) throws SQLException {
    try (Connection admin = connectAs(PostgresResource.USER);
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private Connection connect(String path, String role) throws SQLException {
    return DriverManager.getConnection(url(path), role, PostgresResource.PASSWORD);
  }

  private String url(String path) {
    return "jdbc:postgresql://%s:%d%s".formatted(address.getHost(), address.getPort(), path);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
