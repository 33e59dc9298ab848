package io.brazier.volumetype;

import io.brazier.text.Blanks;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The extra-spec keys that mean something to Brazier itself (`cinder/volume/volume_types.py`).
public final class ExtraSpecs {

  /// `<is> True` makes volumes of the type attachable more than once.
  public static final String MULTIATTACH = "multiattach";

  /// Lets hosts cache; excludes [#MULTIATTACH].
  public static final String CACHEABLE = "cacheable";

  /// Comma list of the zones a type is offered in.
  public static final String AVAILABILITY_ZONES = "RESKEY:availability_zones";

  /// Smallest size of a volume of the type, GiB.
  public static final String MIN_SIZE = "provisioning:min_vol_size";

  /// Largest size of a volume of the type, GiB.
  public static final String MAX_SIZE = "provisioning:max_vol_size";

  /// The value that switches a boolean key on.
  public static final String IS_TRUE = "<is> True";

  /// The keys that everybody may see; all others are for administrators.
  public static final Set<String> USER_VISIBLE =
      Set.of(AVAILABILITY_ZONES, MULTIATTACH, "replication_enabled");

  private ExtraSpecs() {}

  /// The zones that a type is offered in; empty if its specs name none, for all.
  public static Optional<List<String>> zones(Map<String, String> specs) {
    return Optional.ofNullable(specs.get(AVAILABILITY_ZONES))
        .map(named -> Arrays.stream(named.split(",")).map(Blanks::strip).toList());
  }

  /// Whether volumes of a type may be attached more than once.
  public static boolean multiattach(Map<String, String> specs) {
    return IS_TRUE.equals(specs.get(MULTIATTACH));
  }
}
