package io.brazier.api.fault;

/// The texts of refusals that have nothing of their own to say.
public final class GenericText {

  /// A path, method or version that is not served.
  public static final String NOT_FOUND = "The resource could not be found.";

  /// A request that makes no sense.
  public static final String MALFORMED =
      "The server could not comply with the request since it is either malformed or otherwise"
          + " incorrect.";

  /// A body that is not JSON, or none where one is needed.
  public static final String MALFORMED_BODY = "Malformed request body";

  /// A path with the id of a project that is not the token's.
  public static final String MALFORMED_URL = "Malformed request url";

  /// A body of a type that is not read.
  public static final String UNSUPPORTED_CONTENT_TYPE = "Unsupported Content-Type";

  /// A body beyond the limit.
  public static final String TOO_LARGE = "Request is too large.";

  /// A body that does not come.
  static final String TOO_SLOW = "The request was not received in time.";

  /// A failure whose cause is not for the client.
  static final String ERRED =
      "The server has either erred or is incapable of performing the requested operation.";

  private GenericText() {}
}
