package io.brazier.volumetype;

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
}
