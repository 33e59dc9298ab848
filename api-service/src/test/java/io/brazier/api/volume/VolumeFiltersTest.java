package io.brazier.api.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.Microversions;
import io.brazier.fault.Fault;
import io.brazier.page.Column;
import io.brazier.volume.VolumeColumns;
import io.brazier.volume.VolumeCondition;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeFiltersTest {

  private static final VolumeCondition NEVER = new VolumeCondition.Never();

  private final VolumeFilters filters = new VolumeFilters(Microversions.MAXIMUM);

  @ParameterizedTest
  @CsvSource({"name,display_name", "description,display_description", "status,status", "host,host"})
  void textIsComparedWithItsColumn(String filter, String column) {
    assertThat(filters.read(filter, "x"))
        .containsExactly(new VolumeCondition.Equal(column(column), "x"));
    assertThat(filters.read(filter + "~", "x"))
        .containsExactly(new VolumeCondition.Like(column(column), "x"));
  }

  @Test
  void quotesOfALiteralAreTakenOff() {
    assertThat(filters.read("status", "'available'"))
        .containsExactly(new VolumeCondition.Equal(column("status"), "available"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "colour~", "metadata~", "deleted", "~", ""})
  void whatVolumesDoNotHaveMatchesNone(String name) {
    assertThat(filters.read(name, "x")).containsExactly(NEVER);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "'\"2\"',2", "' 2 ',2"})
  void sizeIsANumber(String value, int size) {
    assertThat(filters.read("size", value))
        .containsExactly(new VolumeCondition.Equal(column("size"), size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "2.5", "99999999999", ""})
  void anotherSizeMatchesNone(String value) {
    assertThat(filters.read("size", value)).containsExactly(NEVER);
  }

  @Test
  void mapsAreReadInEitherSpelling() {
    VolumeCondition wanted = new VolumeCondition.Metadata(Map.of("a", "b"));
    assertThat(filters.read("metadata", "{'a': 'b'}")).containsExactly(wanted);
    assertThat(filters.read("metadata", "{\"a\":\"b\"}")).containsExactly(wanted);
    assertThat(filters.read("metadata", "a=b")).containsExactly(NEVER);
    assertThat(filters.read("glance_metadata", "{'a':'b'}"))
        .containsExactly(new VolumeCondition.GlanceMetadata(Map.of("a", "b")));
  }

  @Test
  void severalComparisonsOfATimeAreAllToHold() {
    assertThat(filters.read("created_at", "gt:2026-01-01,lt:2026-02-01")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"3.1,False,false", "3.1,0,true", "3.1,'',false", "3.2,0,false", "3.2,YES,true"})
  void bootableIsLenientBelow32(String version, String value, boolean bootable) {
    assertThat(new VolumeFilters(ApiVersion.of(version)).read("bootable", value))
        .containsExactly(new VolumeCondition.Equal(column("bootable"), bootable));
  }

  @Test
  void malformedFlagIsRefused() {
    assertThatThrownBy(() -> filters.read("bootable", "xx"))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessage("Invalid input received: 'bootable = xx'");
  }

  private static Column column(String name) {
    return VolumeColumns.find(name).orElseThrow();
  }
}
