package io.brazier.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysetTest {

  private static final SortKey ID = new SortKey(Column.required("id"), Direction.DESC);
  private static final SortKey NAME = new SortKey(Column.nullable("name"), Direction.ASC);

  private final Map<String, Object> parameters = new HashMap<>();

  @Test
  void requiredColumnsSortTheWayTheirIndexDoes() {
    assertThat(Keyset.of(List.of(ID)).orderBy()).isEqualTo("id desc");
  }

  @Test
  void nullsComeFirstAscendingAndLastDescending() {
    SortKey down = new SortKey(Column.nullable("host"), Direction.DESC);
    assertThat(Keyset.of(List.of(NAME, down)).orderBy())
        .isEqualTo("name asc nulls first, host desc nulls last");
  }

  @Test
  void conditionAfterAMarkerBindsItsValues() {
    Map<String, @Nullable Object> marker = new HashMap<>(Map.of("name", "a", "id", "1"));
    String condition = Keyset.of(List.of(NAME, ID)).after(marker, parameters);
    assertThat(condition)
        .isEqualTo("((name > :after_name) or (name = :after_name and id < :after_id))");
    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(Map.of("after_name", "a", "after_id", "1"));
  }

  @Test
  void markerWithoutAValueIsFollowedByAllThatHaveOne() {
    Map<String, @Nullable Object> marker = new HashMap<>();
    marker.put("id", "1");
    assertThat(Keyset.of(List.of(NAME, ID)).after(marker, parameters))
        .isEqualTo("((name is not null) or (name is null and id < :after_id))");
  }

  @Test
  void anOrderIsNeeded() {
    assertThatThrownBy(() -> Keyset.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columnNamesCannotCarrySql() {
    assertThatThrownBy(() -> Column.required("id; drop table volumes"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
