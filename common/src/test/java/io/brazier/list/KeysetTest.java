package io.brazier.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.list.Attribute.Column;
import io.brazier.list.Keyset.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysetTest {

  private static final Keyset.Key ID = new Keyset.Key(new Column("id", false), Direction.DESC);
  private static final Keyset.Key NAME = new Keyset.Key(new Column("name", true), Direction.ASC);
  private static final Keyset.Key HOST_DOWN =
      new Keyset.Key(new Column("host", true), Direction.DESC);

  private final Map<String, Object> parameters = new HashMap<>();

  @Test
  void requiredColumnsSortTheWayTheirIndexDoes() {
    assertThat(new Keyset(List.of(ID)).orderBy()).isEqualTo("id desc");
  }

  @Test
  void nullsComeFirstAscendingAndLastDescending() {
    assertThat(new Keyset(List.of(NAME, HOST_DOWN)).orderBy())
        .isEqualTo("name asc nulls first, host desc nulls last");
  }

  @Test
  void rangesAfterAMarkerAreTheRestOfItsEqualsAndWhatIsBeyond() {
    Map<String, @Nullable Object> marker = new HashMap<>(Map.of("name", "a", "id", "1"));
    assertThat(new Keyset(List.of(NAME, ID)).after(marker, parameters))
        .containsExactly("name = :after_name and (false or id < :after_id)", "name > :after_name");
    assertThat(parameters)
        .containsExactlyInAnyOrderEntriesOf(Map.of("after_name", "a", "after_id", "1"));
  }

  @Test
  void nullsAreARangeOfTheirOwnDescending() {
    Map<String, @Nullable Object> marker = new HashMap<>(Map.of("host", "h", "id", "1"));
    assertThat(new Keyset(List.of(HOST_DOWN, ID)).after(marker, parameters))
        .containsExactly(
            "host = :after_host and (false or id < :after_id)",
            "host < :after_host",
            "host is null");
  }

  @Test
  void markerWithoutAValueIsFollowedByAllThatHaveOne() {
    Map<String, @Nullable Object> marker = new HashMap<>();
    marker.put("id", "1");
    marker.put("name", null);
    assertThat(new Keyset(List.of(NAME, ID)).after(marker, parameters))
        .containsExactly("name is null and (false or id < :after_id)", "name is not null");
  }

  @Test
  void laterKeysAreComparedAmongTheEqualsOfThoseBefore() {
    Map<String, @Nullable Object> marker =
        new HashMap<>(Map.of("name", "a", "host", "h", "id", "1"));
    assertThat(new Keyset(List.of(NAME, HOST_DOWN, ID)).after(marker, parameters))
        .containsExactly(
            "name = :after_name and (false or host < :after_host or host is null"
                + " or host = :after_host and id < :after_id)",
            "name > :after_name");
  }

  @Test
  void anOrderIsNeeded() {
    assertThatThrownBy(() -> new Keyset(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columnNamesCannotCarrySql() {
    assertThatThrownBy(() -> new Column("id; drop table volumes", false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
