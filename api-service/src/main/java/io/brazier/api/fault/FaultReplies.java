package io.brazier.api.fault;

import io.brazier.fault.Fault;

/// Which status and envelope each fault gets (`cinder/api/middleware/fault.py`).
public final class FaultReplies {

  private static final String NO_RETRY_DELAY = "0";

  private FaultReplies() {}

  /// The reply for a fault.
  public static FaultReply of(Fault fault) {
    return switch (fault) {
      case Fault.NotFound f -> reply(404, "itemNotFound", f);
      case Fault.Invalid f -> reply(400, "badRequest", f);
      case Fault.Conflict f -> reply(409, "conflictingRequest", f);
      case Fault.Forbidden f -> reply(403, "forbidden", f);
      case Fault.Unauthorized f -> reply(401, "unauthorized", f);
      case Fault.OverLimit f -> overLimit(f.errorClass() + ": " + text(f));
      case Fault.TooLarge f -> overLimit(text(f));
      case Fault.UnsupportedMediaType f -> reply(415, "badMediaType", f);
      case Fault.UnsupportedVersion f -> reply(406, "computeFault", f);
      case Fault.PreconditionFailed f -> new FaultReply(412, null, text(f), null);
      case Fault.Unavailable f -> reply(503, "serviceUnavailable", f);
      case Fault.Busy f -> reply(409, "conflictingRequest", f);
      case Fault.Failed f -> reply(500, "computeFault", f);
      case Fault.BackendFailed _ -> unexpected();
    };
  }

  /// The reply for anything that is no fault. It tells the client nothing of the cause.
  public static FaultReply unexpected() {
    return new FaultReply(500, "computeFault", GenericText.ERRED, null);
  }

  /// The reply for a path or method that is not served. It is never 405: Cinder's router knows no
  /// difference.
  public static FaultReply unrouted() {
    return new FaultReply(404, "itemNotFound", GenericText.NOT_FOUND, null);
  }

  /// The reply for a request that makes no sense as HTTP.
  public static FaultReply malformed() {
    return new FaultReply(400, "badRequest", GenericText.MALFORMED, null);
  }

  /// The reply for a body that does not come in time.
  public static FaultReply tooSlow() {
    return new FaultReply(408, "computeFault", GenericText.TOO_SLOW, null);
  }

  /// The reply for a status that the HTTP layer chose by itself.
  static FaultReply ofStatus(int status) {
    return switch (status) {
      case 404, 405 -> unrouted();
      case 413 -> overLimit(GenericText.TOO_LARGE);
      case 415 -> new FaultReply(415, "badMediaType", GenericText.UNSUPPORTED_CONTENT_TYPE, null);
      default -> isClientError(status) ? malformed() : unexpected();
    };
  }

  private static boolean isClientError(int status) {
    return status >= 400 && status < 500;
  }

  private static FaultReply reply(int status, String element, Fault fault) {
    return new FaultReply(status, element, text(fault), null);
  }

  private static FaultReply overLimit(String message) {
    return new FaultReply(413, "overLimit", message, NO_RETRY_DELAY);
  }

  private static String text(Fault fault) {
    String message = fault.getMessage();
    return message == null ? GenericText.MALFORMED : message;
  }
}
