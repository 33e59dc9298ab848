package io.brazier.api.volumetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brazier.api.microversion.Microversions;
import io.brazier.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VolumeTypeViewTest {

  private static final VolumeTypeViewer TENANT = new VolumeTypeViewer(true, false, false, true);
  private static final VolumeTypeViewer ADMIN = new VolumeTypeViewer(true, true, true, true);

  private final JsonMapper json = new JsonMapper();

  @Test
  void tenantSeesVisibleKeysOnly() {
    Map<String, @Nullable String> specs = new HashMap<>();
    specs.put("multiattach", null);
    specs.put("volume_backend_name", "x");
    specs.put("replication_enabled", "<is> True");
    assertThat(TENANT.visible(specs)).containsOnlyKeys("multiattach", "replication_enabled");
    assertThat(ADMIN.visible(specs)).isEqualTo(specs);
  }

  @Test
  void requestKeepsKeysWithoutValue() throws Exception {
    CreateVolumeTypeRequest wanted =
        CreateVolumeTypeRequest.read(
            body("{'volume_type': {'name': ' n ', 'extra_specs': {'a': null, 'b': ''}}}"),
            Microversions.MINIMUM);
    assertThat(wanted.name()).isEqualTo(" n ");
    assertThat(wanted.isPublic()).isTrue();
    assertThat(wanted.extraSpecs()).containsOnlyKeys("a", "b").containsEntry("b", "");
    assertThat(wanted.extraSpecs().get("a")).isNull();
  }

  @Test
  void updateTellsWhatIsLeftAsItIs() throws Exception {
    TypeChange wanted =
        TypeChange.Kind.VOLUME.read(
            body("{'volume_type': {'name': null, 'description': ''}}"), Microversions.MINIMUM);
    assertThat(wanted).isEqualTo(new TypeChange(null, "", null));
  }

  @Test
  void textsAreKeptAsTheyAreSent() throws Exception {
    String texts = "{'volume_type': {'name': ' n\u00a0', 'description': ' d\\n'}}";
    CreateVolumeTypeRequest created =
        CreateVolumeTypeRequest.read(body(texts), Microversions.MINIMUM);
    assertThat(created.name()).isEqualTo(" n\u00a0");
    assertThat(created.description()).isEqualTo(" d\n");
    assertThat(TypeChange.Kind.VOLUME.read(body(texts), Microversions.MINIMUM))
        .isEqualTo(new TypeChange(" n\u00a0", " d\n", null));
  }

  @Test
  void nameOfBlanksIsNone() {
    for (String blanks : List.of(" ", "\u00a0", "\u2007\u202f\u0085")) {
      String named = "{'volume_type': {'name': '" + blanks + "'}}";
      assertThatThrownBy(() -> CreateVolumeTypeRequest.read(body(named), Microversions.MINIMUM))
          .isInstanceOf(Fault.Invalid.class);
      assertThatThrownBy(() -> TypeChange.Kind.VOLUME.read(body(named), Microversions.MINIMUM))
          .isInstanceOf(Fault.Invalid.class);
    }
  }

  private JsonNode body(String text) throws Exception {
    return json.readTree(text.replace('\'', '"'));
  }
}
