package io.brazier.capability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names of storage protocols that mean the same (`cinder/common/constants.py`): a type that asks
/// for one of them finds pools that report another.
final class StorageProtocol {

  private static final List<String> CAPABILITY = List.of("storage_protocol");

  private static final List<List<String>> VARIANTS =
      List.of(
          List.of("iSCSI", "iscsi"),
          List.of("FC", "fibre_channel", "fc"),
          List.of("NFS", "nfs"),
          List.of("NVMe-oF", "NVMeOF", "nvmeof"));

  private StorageProtocol() {}

  /// All names of a reported protocol if that is what the path leads to, else the value itself.
  static @Nullable Object withVariants(List<String> path, @Nullable Object value) {
    if (!path.equals(CAPABILITY) || !(value instanceof String name)) {
      return value;
    }
    return VARIANTS.stream()
        .filter(variants -> variants.contains(name))
        .findFirst()
        .<Object>map(variants -> variants)
        .orElse(value);
  }
}
