package io.brazier.api.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path below `/v3`, as Cinder's router takes it (`cinder/api/openstack/__init__.py`).
///
/// @param segments what stands between the slashes, as it came, without `v3`
record ApiPath(List<String> segments) {

  /// Where the API is.
  static final String ROOT = "/v3";

  private static final String SUFFIX = ".json";
  private static final Pattern SLASH = Pattern.compile("/");
  private static final String NUL = "%00";

  /// What a path means to a caller.
  ///
  /// @param path the path of the resource, without project
  /// @param projectId the project in the path; null if there is none
  /// @param foreign whether that project is not the caller's
  record Route(String path, @Nullable String projectId, boolean foreign) {}

  ApiPath {
    segments = List.copyOf(segments);
  }

  /// Whether the path belongs to the API at all.
  static boolean isApi(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /// Takes a path apart.
  ///
  /// @param path a path that belongs to the API
  static ApiPath parse(String path) {
    String below = path.substring(ROOT.length());
    return new ApiPath(Arrays.stream(SLASH.split(below, -1)).skip(1).toList());
  }

  /// Whether this is `/v3` without a slash, which leads to the one with it.
  boolean isBare() {
    return segments.isEmpty();
  }

  /// The resource that is meant; empty if no path of this shape is routed.
  ///
  /// @param ownProject the project of the caller's token; null if it has none
  Optional<Route> route(Pattern projectIds, @Nullable String ownProject) {
    if (segments.equals(List.of(""))) {
      return Optional.of(new Route(ROOT + "/", null, false));
    }
    // No id or name can hold NUL, and the database refuses to look for one.
    if (segments.stream().anyMatch(segment -> segment.isEmpty() || segment.contains(NUL))) {
      return Optional.empty();
    }
    String first = segments.getFirst();
    boolean own = first.equals(ownProject);
    if (!own && !projectIds.matcher(first).matches()) {
      return Optional.of(new Route(path(segments), null, false));
    }
    return segments.size() == 1
        ? Optional.empty()
        : Optional.of(new Route(path(segments.subList(1, segments.size())), first, !own));
  }

  private static String path(List<String> segments) {
    String path = ROOT + "/" + String.join("/", segments);
    return path.endsWith(SUFFIX) && segments.getLast().length() > SUFFIX.length()
        ? path.substring(0, path.length() - SUFFIX.length())
        : path;
  }
}
