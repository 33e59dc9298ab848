package io.brazier.api.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path below `/v3`, as Cinder's router takes it (`cinder/api/openstack/__init__.py`).
///
/// @param segments what stands between the slashes, without `v3`
record ApiPath(List<String> segments) {

  /// Where the API is.
  static final String ROOT = "/v3";

  private static final String SUFFIX = ".json";
  private static final Pattern SLASH = Pattern.compile("/");
  private static final String NUL = "%00";
  private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[eE]){1,2}");

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
    return new ApiPath(Arrays.stream(SLASH.split(below, -1)).skip(1).map(ApiPath::plain).toList());
  }

  /// A segment that means to our router what it means to Cinder's, which knows no matrix parameters
  /// and takes a broken escape for the text that it is.
  private static String plain(String segment) {
    return Escapes.mended(segment).replace(";", "%3B");
  }

  /// Whether this is `/v3` without a slash, which leads to the one with it.
  boolean isBare() {
    return segments.isEmpty();
  }

  /// Whether this is `/v3/`, the version document.
  boolean isRoot() {
    return segments.equals(List.of(""));
  }

  /// The resource that is meant; empty if no path of this shape is routed.
  ///
  /// @param ownProject the project of the caller's token; null if it has none
  /// @throws io.brazier.fault.Fault.Invalid if it is no UTF-8
  Optional<Route> route(Pattern projectIds, @Nullable String ownProject) {
    if (isRoot()) {
      return Optional.of(new Route(ROOT + "/", null, false));
    }
    segments.forEach(Escapes::decoded);
    List<String> named = withoutSuffix();
    if (named.stream().anyMatch(ApiPath::leadsAstray)) {
      return Optional.empty();
    }
    String first = named.getFirst();
    boolean own = first.equals(ownProject);
    if (!own && !projectIds.matcher(first).matches()) {
      return Optional.of(new Route(path(named), null, false));
    }
    return named.size() == 1
        ? Optional.empty()
        : Optional.of(new Route(path(named.subList(1, named.size())), first, !own));
  }

  private List<String> withoutSuffix() {
    String last = segments.getLast();
    if (!last.endsWith(SUFFIX) || last.length() == SUFFIX.length()) {
      return segments;
    }
    List<String> named = new ArrayList<>(segments);
    named.set(named.size() - 1, last.substring(0, last.length() - SUFFIX.length()));
    return named;
  }

  /// The router would leave out an empty segment and follow dots to another resource than the one
  /// whose path was looked at. No id or name can hold NUL: the database refuses to look for one.
  private static boolean leadsAstray(String segment) {
    return segment.isEmpty() || segment.contains(NUL) || DOTS.matcher(segment).matches();
  }

  private static String path(List<String> segments) {
    return ROOT + "/" + String.join("/", segments);
  }
}
