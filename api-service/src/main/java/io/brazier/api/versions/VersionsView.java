package io.brazier.api.versions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.brazier.api.links.Links;
import io.brazier.api.microversion.Microversions;
import java.util.List;

/// The version document (`cinder/api/views/versions.py`).
record VersionsView(List<Version> versions) {

  private static final String UPDATED = "2023-08-31T00:00:00Z";

  VersionsView {
    versions = List.copyOf(versions);
  }

  /// One major version; there is only one.
  record Version(
      String id,
      String status,
      String version,
      @JsonProperty("min_version") String minVersion,
      String updated,
      List<VersionLink> links,
      @JsonProperty("media-types") List<MediaType> mediaTypes) {

    Version {
      links = List.copyOf(links);
      mediaTypes = List.copyOf(mediaTypes);
    }
  }

  /// Where documentation and the version itself are.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record VersionLink(String rel, String type, String href) {}

  /// What bodies are.
  record MediaType(String base, String type) {}

  static VersionsView of(Links links) {
    return new VersionsView(
        List.of(
            new Version(
                "v3.0",
                "CURRENT",
                Microversions.MAXIMUM.toString(),
                Microversions.MINIMUM.toString(),
                UPDATED,
                links(links),
                List.of(
                    new MediaType(
                        "application/json", "application/vnd.openstack.volume+json;version=3")))));
  }

  private static List<VersionLink> links(Links links) {
    return List.of(
        new VersionLink("describedby", "text/html", "https://docs.openstack.org/"),
        new VersionLink("self", "", links.root()));
  }
}
