package io.brazier.api;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// The process. Public, since the launcher of the packaged service looks it up from outside.
@QuarkusMain
public final class ApiService {

  /// Of Quarkus' HTTP layer, which answers what is no URI by a bare 400, without id and envelope.
  private static final String NO_URI_VALIDATION = "vertx.disableURIValidation";

  private ApiService() {}

  /// Starts it. Our own pipeline takes paths and queries as they come and refuses what makes no
  /// sense.
  public static void main(String... arguments) {
    System.setProperty(NO_URI_VALIDATION, "true");
    Quarkus.run(arguments);
  }
}
