package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.api.microversion.ApiVersion;
import io.brazier.api.microversion.Microversions;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute.Column;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Condition;
import io.brazier.usermessage.MessageAttributes;
import io.brazier.volume.VolumeAttributes;
import io.brazier.volumetype.VolumeTypeAttributes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

  private static final Condition NEVER = Condition.NEVER;

  private final Filters filters = new Filters(VolumeAttributes.ALL, Microversions.MAXIMUM);
  private final Filters ofMessages = new Filters(MessageAttributes.ALL, Microversions.MAXIMUM);
  private final Filters ofTypes = new Filters(VolumeTypeAttributes.ALL, Microversions.MAXIMUM);

  @ParameterizedTest
  @CsvSource({"name,display_name", "description,display_description", "status,status", "host,host"})
  void textIsComparedWithItsColumn(String filter, String column) {
    assertThat(filters.read(filter, "x")).containsExactly(new Condition.Equal(column(column), "x"));
    assertThat(filters.read(filter + "~", "x"))
        .containsExactly(new Condition.Like(column(column), "x"));
  }

  @Test
  void quotesOfALiteralAreTakenOff() {
    assertThat(filters.read("status", "'available'"))
        .containsExactly(new Condition.Equal(column("status"), "available"));
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
        .containsExactly(new Condition.Equal(column("size"), size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "2.5", "99999999999", ""})
  void anotherSizeMatchesNone(String value) {
    assertThat(filters.read("size", value)).containsExactly(NEVER);
  }

  @Test
  void mapsAreReadInEitherSpelling() {
    Condition wanted = new Condition.Paired(pairs("metadata"), Map.of("a", "b"));
    assertThat(filters.read("metadata", "{'a': 'b'}")).containsExactly(wanted);
    assertThat(filters.read("metadata", "{\"a\":\"b\"}")).containsExactly(wanted);
    assertThat(filters.read("metadata", "a=b")).containsExactly(NEVER);
    assertThat(filters.read("glance_metadata", "{'a':'b'}"))
        .containsExactly(new Condition.Paired(pairs("glance_metadata"), Map.of("a", "b")));
  }

  @Test
  void severalComparisonsOfATimeAreAllToHold() {
    assertThat(filters.read("created_at", "gt:2026-01-01,lt:2026-02-01")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"3.1,False,false", "3.1,0,true", "3.1,'',false", "3.2,0,false", "3.2,YES,true"})
  void bootableIsLenientBelow32(String version, String value, boolean bootable) {
    assertThat(new Filters(VolumeAttributes.ALL, ApiVersion.of(version)).read("bootable", value))
        .containsExactly(new Condition.Equal(column("bootable"), bootable));
  }

  @Test
  void malformedFlagIsRefused() {
    assertThatThrownBy(() -> filters.read("bootable", "xx"))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessage("Invalid input received: 'bootable = xx'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"use_quota", "multiattach", "consumes_quota"})
  void everyFlagIsAFlag(String name) {
    assertThat(filters.read(name, "yes")).containsExactly(equal(filters, name, true));
    assertThatThrownBy(() -> filters.read(name, "xx")).isInstanceOf(Fault.Invalid.class);
  }

  @Test
  void textsOfMessagesAreComparedWholeOrInPartAndKeepTheirQuotes() {
    assertThat(ofMessages.read("event_id", "'e'"))
        .containsExactly(equal(ofMessages, "event_id", "'e'"));
    assertThat(ofMessages.read("request_id~", "r"))
        .containsExactly(new Condition.Like(new Column("request_id", false), "r"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "colour~", "created_at", "guaranteed_until~", "~", "deleted"})
  void whatIsNoTextOfAMessageMatchesNone(String name) {
    assertThat(ofMessages.read(name, "x")).containsExactly(NEVER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name~", "created_at", "is_public", "extra_specs", "colour"})
  void typesAreFoundByWholeTextsAndSpecsOnly(String name) {
    assertThat(ofTypes.read("name", "'t'")).containsExactly(equal(ofTypes, "name", "'t'"));
    assertThat(ofTypes.read(name, "x")).containsExactly(NEVER);
  }

  private static Condition equal(Filters filters, String name, Object value) {
    return new Condition.Equal(filters.attributes().find(name).orElseThrow().column(), value);
  }

  private static Pairs pairs(String name) {
    return (Pairs) VolumeAttributes.ALL.find(name).orElseThrow().kind();
  }

  private static Column column(String name) {
    return VolumeAttributes.ALL.find(name).orElseThrow().column();
  }
}
