package io.brazier.e2e.client;

import java.util.UUID;

/// A volume type that leads to one kind of backend.
///
/// @param backend the name of the backends that it allows
public record VolumeType(Api api, String id, String name, String backend) {

  private static final String THICK_BACKEND = "LVM";

  static VolumeType create(Api api, String backend) {
    String name = backend + "-" + UUID.randomUUID();
    String body =
        """
        {"volume_type": {"name": "%s", "extra_specs": {"volume_backend_name": "%s"}}}
        """
            .formatted(name, backend);
    String id = api.post("/types", body).expect(200).json().at("/volume_type/id").asText();
    return new VolumeType(api, id, name, backend);
  }

  /// What a backend of this type is called behind the `@` of its address.
  public String backendKey() {
    return backend.equals(THICK_BACKEND) ? "lvm" : "thin";
  }

  /// Deletes it; no volume may have it.
  void delete() {
    api.delete("/types/" + id).expect(202);
  }
}
