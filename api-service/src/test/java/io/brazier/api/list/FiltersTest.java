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
import java.util.List;
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
  @CsvSource({"name,display_name", "description,display_description", "status,status", "id,id"})
  void textIsComparedWithItsColumn(String filter, String column) {
    assertThat(filters.read(filter, "x")).containsExactly(new Condition.Equal(column(column), "x"));
    assertThat(filters.read(filter + "~", "x"))
        .containsExactly(new Condition.Like(column(column), "x"));
  }

  @Test
  void quotesOfALiteralAreTakenOff() {
    assertThat(filters.read("status", "'available'"))
        .containsExactly(new Condition.Equal(column("status"), "available"));
    assertThat(filters.read("status~", "u'avail'"))
        .containsExactly(new Condition.Like(column("status"), "avail"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "display_name"})
  void nameIsComparedAsItWasSent(String name) {
    for (String value : List.of("'a'", "['a', 'b']", "None", "5", "{'a': 'b'}")) {
      assertThat(filters.read(name, value)).containsExactly(equal(filters, name, value));
      assertThat(filters.read(name + "~", value))
          .containsExactly(new Condition.Like(column(name), value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['available', 'error']",
        "('available','error')",
        "{'available', 'error'}",
        "[u'available', b'error', ]",
        "'available', 'error'",
        "['available', None, 'error', 'available', ['error'], {}]",
      })
  void severalValuesMeanAnyOfThem(String value) {
    assertThat(filters.read("status", value))
        .containsExactly(new Condition.AnyOf(column("status"), List.of("available", "error")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[available, error]", "available,error", "['available'", "[]]", "''x", " a"})
  void unreadableLiteralStaysAText(String value) {
    assertThat(filters.read("status", value)).containsExactly(equal(filters, "status", value));
  }

  @Test
  void emptyListMatchesNone() {
    assertThat(filters.read("status", "[]"))
        .containsExactly(new Condition.AnyOf(column("status"), List.of()));
    assertThat(filters.read("status", "{}")).containsExactly(NEVER);
  }

  @Test
  void numbersAreTheirTextToATextColumn() {
    for (String value : List.of("5", "007", "1e3", "0x10", "1_0", "True")) {
      assertThat(filters.read("project_id", value))
          .containsExactly(equal(filters, "project_id", value));
    }
  }

  @Test
  void noneMeansNotSet() {
    assertThat(filters.read("group_id", "None"))
        .containsExactly(new Condition.Unset(column("group_id")));
    assertThat(filters.read("launched_at", "None"))
        .containsExactly(new Condition.Unset(column("launched_at")));
    assertThat(filters.read("size", "None")).containsExactly(new Condition.Unset(column("size")));
  }

  @Test
  void hostIsFoundWithWhatIsBelowIt() {
    assertThat(filters.read("host", "h@lvm"))
        .containsExactly(new Condition.Within(column("host"), "h@lvm"));
    assertThat(filters.read("host", "'h'"))
        .containsExactly(new Condition.Within(column("host"), "h"));
    assertThat(filters.read("host", "['h', 'i']"))
        .containsExactly(new Condition.AnyOf(column("host"), List.of("h", "i")));
    assertThat(filters.read("host", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "colour~", "metadata~", "provider_auth", "~", ""})
  void whatVolumesDoNotHaveMatchesNone(String name) {
    assertThat(filters.read(name, "x")).containsExactly(NEVER);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "'\"2\"',2", "' 2 ',2", "2.0,2", "0x2,2", "True,1", "-1,-1", "' \" 2\"',2"})
  void sizeIsANumber(String value, int size) {
    assertThat(filters.read("size", value))
        .containsExactly(new Condition.Equal(column("size"), size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "2.5", "99999999999", "", "٣", "1e999", "1e-1", "\"'2'\"", "{}"})
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
    assertThat(filters.read("metadata", "{u'a': u'\\U00000062'}")).containsExactly(wanted);
  }

  @Test
  void valuesOfAMapAreTexts() {
    assertThat(filters.read("metadata", "{1: 2.50, 'a': True}"))
        .containsExactly(new Condition.Paired(pairs("metadata"), Map.of("1", "2.50", "a", "True")));
    assertThat(filters.read("metadata", "{'a': None}")).containsExactly(NEVER);
    assertThat(filters.read("metadata", "{'a': ['b']}")).containsExactly(NEVER);
    assertThat(filters.read("metadata", "['a']")).containsExactly(NEVER);
    assertThat(filters.read("metadata", "{}"))
        .containsExactly(new Condition.Paired(pairs("metadata"), Map.of()));
  }

  @Test
  void severalComparisonsOfATimeAreAllToHold() {
    assertThat(filters.read("created_at", "gt:2026-01-01,lt:2026-02-01")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"3.1,False,false", "3.1,0,true", "3.1,'',false", "3.2,0,false", "3.2,YES,true"})
  void bootableIsLenientBelow32(String version, String value, boolean bootable) {
    Filters then = new Filters(VolumeAttributes.ALL, ApiVersion.of(version));
    for (String name : List.of("bootable", "multiattach", "shared_targets", "deleted")) {
      assertThat(then.read(name, value)).containsExactly(equal(then, name, bootable));
    }
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
