package io.brazier.api.request;

import io.brazier.context.RequestContext;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one line in the log that tells how a request was answered: at INFO for what changes
/// something and for every refusal, at DEBUG for the rest. It has nothing of the query, the headers
/// or the bodies, where secrets could be.
///
/// @param method as the client sent it
/// @param path as the client sent it
/// @param begun when it came, in nanoseconds of the JVM
record RequestLine(HttpMethod method, String path, long begun) {

  private static final Logger LOG = Logger.getLogger(RequestLine.class);
  private static final String RESOURCE = RequestLine.class.getName();
  private static final String NONE = "-";
  private static final int FIRST_REFUSAL = 400;
  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /// What could end a line or look like another key of it.
  private static final Pattern UNSAFE = Pattern.compile("[^\\p{Graph}]");

  /// Follows a request until it is answered, or its client is gone.
  static void follow(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    RequestLine line =
        new RequestLine(
            request.method(), Objects.requireNonNullElse(request.path(), NONE), System.nanoTime());
    routing.addEndHandler(
        ended -> line.write(routing, ended.succeeded() || routing.response().headWritten()));
  }

  /// Sets the id of what the request is about.
  static void name(RoutingContext routing, String resourceId) {
    routing.put(RESOURCE, resourceId);
  }

  private void write(RoutingContext routing, boolean answered) {
    int status = routing.response().getStatusCode();
    Arrival arrival = Arrival.of(routing);
    RequestContext caller = arrival == null ? null : arrival.context();
    LOG.logf(
        READS.contains(method) && status < FIRST_REFUSAL ? Logger.Level.DEBUG : Logger.Level.INFO,
        "%s: method=%s path=%s status=%d projectId=%s userId=%s resourceId=%s ms=%d",
        answered ? "Request answered" : "Client left before the answer",
        safe(method.name()),
        safe(path),
        status,
        safe(caller == null ? null : caller.projectId()),
        safe(caller == null ? null : caller.userId()),
        safe(routing.get(RESOURCE)),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  static String safe(@Nullable String text) {
    return text == null || text.isEmpty()
        ? NONE
        : UNSAFE
            .matcher(text)
            .replaceAll(found ->
                "\\\\u%04x".formatted((int) found.group().charAt(0)).toLowerCase(Locale.ROOT));
  }
}
