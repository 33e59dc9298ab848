package io.brazier.volumetype;

import io.brazier.fault.Fault;
import io.brazier.text.Blanks;
import io.brazier.unit.Gibibytes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A volume type as far as a new volume needs it.
///
/// @param id its id
/// @param name its name
/// @param requiredSpecs the extra specs that ask something of a backend: those with a value
/// @param encrypted whether its volumes are to be encrypted
public record SpecifiedType(
    String id, String name, Map<String, String> requiredSpecs, boolean encrypted) {

  /// Copies the map.
  public SpecifiedType {
    requiredSpecs = Map.copyOf(requiredSpecs);
  }

  /// Refuses a volume that is smaller or larger than volumes of the type may be
  /// (`cinder/volume/volume_types.py: provision_filter_on_size`).
  ///
  /// @throws Fault.Invalid if it is, or if a limit is no number
  public void requireFitting(Gibibytes size) {
    Integer least = limit(ExtraSpecs.MIN_SIZE);
    if (least != null && size.value() < least) {
      throw Fault.Invalid.input(
          "Specified volume size of '%d' is less than the minimum required size of '%d' for the volume type."
              .formatted(size.value(), least));
    }
    Integer most = limit(ExtraSpecs.MAX_SIZE);
    if (most != null && size.value() > most) {
      throw Fault.Invalid.input(
          "Specified volume size of '%d' is greater than the maximum allowable size of '%d' for the volume type."
              .formatted(size.value(), most));
    }
  }

  /// Refuses a volume that would have to be encrypted: there is nothing to keep its key, and what
  /// was not encrypted must not be taken for it.
  ///
  /// @throws Fault.Invalid if the type wants it
  public void requireUnencrypted() {
    if (encrypted) {
      throw Fault.Invalid.input(
          "Volume type %s is encrypted, and there is no key manager for its volumes' keys."
              .formatted(name));
    }
  }

  private @Nullable Integer limit(String key) {
    String value = requiredSpecs.get(key);
    try {
      return value == null ? null : Integer.valueOf(Blanks.strip(value));
    } catch (NumberFormatException notANumber) {
      throw new Fault.Invalid(
          "Invalid volume type: extra spec %s is not a number: %s".formatted(key, value));
    }
  }
}
