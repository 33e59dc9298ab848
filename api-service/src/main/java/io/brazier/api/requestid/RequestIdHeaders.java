package io.brazier.api.requestid;

/// The names under which request ids travel.
public final class RequestIdHeaders {

  /// On every reply; on a request, the sender's global id.
  public static final String OPENSTACK = "x-openstack-request-id";

  /// The older name, on every reply.
  public static final String COMPUTE = "x-compute-request-id";

  /// The key of our id in the log's context.
  public static final String LOG_KEY = "requestId";

  /// The key of the sender's id in the log's context.
  public static final String GLOBAL_LOG_KEY = "globalRequestId";

  private RequestIdHeaders() {}
}
