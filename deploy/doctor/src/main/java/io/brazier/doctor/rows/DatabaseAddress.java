package io.brazier.doctor.rows;

import io.brazier.doctor.diagnosis.Environment;

/// Where the database is.
///
/// @param url for JDBC
public record DatabaseAddress(String url, String user, String password) {

  /// That of the services.
  ///
  /// @throws io.brazier.doctor.diagnosis.Unreachable naming the variable that is missing
  public static DatabaseAddress of(Environment environment) {
    return new DatabaseAddress(
        environment.need("QUARKUS_DATASOURCE_JDBC_URL"),
        environment.need("QUARKUS_DATASOURCE_USERNAME"),
        environment.need("QUARKUS_DATASOURCE_PASSWORD"));
  }

  /// Without the password, which is not for messages.
  @Override
  public String toString() {
    return url;
  }
}
