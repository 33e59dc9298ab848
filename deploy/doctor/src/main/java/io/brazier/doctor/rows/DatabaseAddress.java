package io.brazier.doctor.rows;

/// Where the database is.
///
/// @param url for JDBC
public record DatabaseAddress(String url, String user, String password) {

  /// Without the password, which is not for messages.
  @Override
  public String toString() {
    return url;
  }
}
