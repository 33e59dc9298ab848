package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.brazier.api.microversion.ApiVersion;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute;
import io.brazier.list.Attribute.Pairs;
import io.brazier.list.Attribute.Scalar;
import io.brazier.list.Attributes;
import io.brazier.list.Condition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every attribute of every list meets every kind of value: it is compared with what its column
/// has, or refused.
class AttributeKindsTest {

  private static final List<ApiVersion> VERSIONS =
      List.of(ApiVersion.of("3.0"), ApiVersion.of("3.71"));

  /// What can be malformed; all others find nothing then.
  private static final Set<Scalar> STRICT = Set.of(Scalar.FLAG, Scalar.LATE_FLAG, Scalar.MOMENT);

  static List<ListedTable> tables() {
    return ListedTable.all();
  }

  @Test
  void everyTableIsTried() {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.brazier")
                    .stream()
                    .filter(AttributeKindsTest::hasTable)
                    .map(JavaClass::getName))
        .containsExactlyInAnyOrderElementsOf(
            ListedTable.all().stream().map(table -> table.holder().getName()).toList());
  }

  private static boolean hasTable(JavaClass each) {
    return each.getFields().stream()
        .anyMatch(field ->
            field.getRawType().isEquivalentTo(Attributes.class)
                && field.getModifiers().contains(JavaModifier.STATIC));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyValueIsOneOfTheColumnOrRefused(ListedTable table) {
    for (Attribute attribute : table.attributes().all().values()) {
      for (String value : ListedTable.VALUES) {
        for (ApiVersion version : VERSIONS) {
          Filters filters = new Filters(table.attributes(), version);
          tryWhole(filters, attribute, value);
          tryInPart(filters, attribute, value);
        }
      }
    }
  }

  private static void tryWhole(Filters filters, Attribute attribute, String value) {
    try {
      assertThat(filters.read(attribute.name(), value))
          .as("%s=%s", attribute.name(), value)
          .allMatch(condition -> fits(condition, attribute));
    } catch (Fault.Invalid refused) {
      assertThat(attribute.kind())
          .as("%s=%s: %s", attribute.name(), value, refused.getMessage())
          .isIn(STRICT);
    }
  }

  private static void tryInPart(Filters filters, Attribute attribute, String value) {
    assertThat(filters.read(attribute.name() + "~", value))
        .as("%s~=%s", attribute.name(), value)
        .allMatch(condition ->
            attribute.inPart()
                ? condition instanceof Condition.Like(var column, var _)
                    && column.equals(attribute.column())
                : condition.equals(Condition.NEVER));
  }

  private static boolean fits(Condition condition, Attribute attribute) {
    return switch (condition) {
      case Condition.Equal(var column, var value) ->
          column.equals(attribute.column()) && hasType(attribute, value);
      case Condition.AnyOf(var column, var values) ->
          column.equals(attribute.column())
              && values.stream().allMatch(value -> hasType(attribute, value));
      case Condition.Unset(var column) ->
          column.equals(attribute.column()) && ListedTable.typeOf(attribute).isPresent();
      case Condition.Within(var column, var _) ->
          column.equals(attribute.column()) && attribute.kind() == Scalar.HOST;
      case Condition.Compared(var column, var _, var _) ->
          column.equals(attribute.column()) && attribute.kind() == Scalar.MOMENT;
      case Condition.Paired(var kind, var _) -> kind.equals(attribute.kind());
      case Condition.Own own -> own.equals(Condition.NEVER);
      case Condition.Like _ -> false;
    };
  }

  private static boolean hasType(Attribute attribute, Object value) {
    return ListedTable.typeOf(attribute).filter(type -> type.isInstance(value)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void pairsAreNoSortKeysAndEveryListIsSortedByIdAndCreation(ListedTable table) {
    Attributes attributes = table.attributes();
    assertThat(attributes.sortKey("id", false)).isPresent();
    assertThat(attributes.sortKey("created_at", false)).isPresent();
    assertThat(attributes.all().values())
        .filteredOn(attribute -> attribute.kind() instanceof Pairs)
        .allMatch(attribute -> attributes.sortKey(attribute.name(), true).isEmpty());
  }
}
