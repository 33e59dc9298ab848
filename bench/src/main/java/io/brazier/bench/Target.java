package io.brazier.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/// The instance to measure, as `./brazier bench` names it in the environment.
///
/// @param endpoint the API with its version, without a project
/// @param script the `brazier` script, which starts and stops services
record Target(URI endpoint, String token, String project, Database database, Path script) {

  /// Where the bare SQL goes: the database of the instance.
  record Database(String url, String user, String password) {
    @Override
    public String toString() {
      return url; // a password is not for logs
    }
  }

  /// Reads it.
  ///
  /// @throws BenchFailure naming the variable that is missing
  static Target of(Map<String, String> environment) {
    return new Target(
        URI.create(need(environment, "BRAZIER_ENDPOINT")),
        need(environment, "BRAZIER_TOKEN"),
        need(environment, "BRAZIER_PROJECT"),
        new Database(
            need(environment, "BRAZIER_JDBC_URL"),
            need(environment, "BRAZIER_DATABASE_USER"),
            need(environment, "BRAZIER_DATABASE_PASSWORD")),
        Path.of(need(environment, "BRAZIER_SCRIPT")));
  }

  private static String need(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new BenchFailure(name + " is not set; run this by ./brazier bench");
    }
    return value;
  }

  @Override
  public String toString() {
    return endpoint + " project " + project;
  }
}
