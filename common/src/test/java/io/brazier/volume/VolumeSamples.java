package io.brazier.volume;

import io.brazier.unit.Gibibytes;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes volumes for tests; what a test does not care about has a meaningful default.
public final class VolumeSamples {

  /// The type that every installation has.
  public static final String DEFAULT_TYPE = "00000000-0000-4000-8000-000000000000";

  private final String projectId;
  private int sizeGib = 1;
  private @Nullable String name;
  private Map<String, String> metadata = Map.of();

  private VolumeSamples(String projectId) {
    this.projectId = projectId;
  }

  /// A 1 GiB volume of a project.
  public static VolumeSamples of(String projectId) {
    return new VolumeSamples(projectId);
  }

  /// Another size, GiB.
  public VolumeSamples size(int gib) {
    this.sizeGib = gib;
    return this;
  }

  /// A name; null for none.
  public VolumeSamples named(@Nullable String newName) {
    this.name = newName;
    return this;
  }

  /// Metadata of the tenant's.
  public VolumeSamples metadata(Map<String, String> pairs) {
    this.metadata = pairs;
    return this;
  }

  /// The volume, with a fresh id.
  public NewVolume make() {
    return new NewVolume(
        new VolumeId(UUID.randomUUID().toString()),
        projectId,
        "user",
        new Gibibytes(sizeGib),
        name,
        null,
        DEFAULT_TYPE,
        "nova",
        false,
        metadata,
        NewVolume.Origin.BLANK);
  }
}
