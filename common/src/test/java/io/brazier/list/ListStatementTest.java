package io.brazier.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.list.Attribute.Column;
import io.brazier.list.Attribute.Pairs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListStatementTest {

  private static final Column HOST = new Column("host", true);
  private static final Pairs SPECS = new Pairs("specs", "m.owner = t.id", Set.of("zones"));

  private final ListStatement statement = new ListStatement("t", "live");

  private String where(Condition condition) {
    String whole = statement.where(condition).row("*");
    return whole.substring("select * from t where live and ".length());
  }

  @Test
  void anyOfSeveralValuesIsAList() {
    assertThat(where(new Condition.AnyOf(HOST, List.of("a", "b")))).isEqualTo("host = any(:p0)");
    assertThat(statement.parameters().get("p0")).isEqualTo(new String[] {"a", "b"});
  }

  @Test
  void nothingIsAmongNone() {
    assertThat(where(new Condition.AnyOf(HOST, List.of()))).isEqualTo("false");
  }

  @Test
  void unsetIsNull() {
    assertThat(where(new Condition.Unset(HOST))).isEqualTo("host is null");
  }

  @ParameterizedTest
  @CsvSource({
    "h_1,         (host = :p0 or host like :p1 or host like :p2), h\\_1#%",
    "h@lvm,       (host = :p0 or host like :p1),                  h@lvm#%",
    "h@lvm#pool,  (host = :p0),",
  })
  void backendsAndPoolsAreWithinAHost(String host, String sql, @Nullable String below) {
    assertThat(where(new Condition.Within(HOST, host))).isEqualTo(sql);
    assertThat(statement.parameters().get("p0")).isEqualTo(host);
    assertThat(statement.parameters().get("p1")).isEqualTo(below);
  }

  @Test
  void valueThatIsAListIsSearched() {
    assertThat(where(new Condition.Paired(SPECS, Map.of("zones", "50%"))))
        .isEqualTo(
            "true and exists (select 1 from specs m where m.owner = t.id and m.key = :p1"
                + " and m.value like :p0)");
    assertThat(statement.parameters()).isEqualTo(Map.of("p1", "zones", "p0", "%50\\%%"));
  }

  @Test
  void otherValuesAreComparedWhole() {
    assertThat(where(new Condition.Paired(SPECS, Map.of("a", "b"))))
        .endsWith("and m.key = :p1 and m.value = :p0)");
  }

  @Test
  void textDoesNotGrowWithTheNumberOfValues() {
    assertThat(where(paired(3)))
        .isEqualTo(new ListStatementTest().where(paired(300)))
        .contains("(m.key, m.value) in (select * from unnest(:p3, :p4))");
  }

  private static Condition paired(int pairs) {
    return new Condition.Paired(
        SPECS,
        IntStream.range(0, pairs).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i)));
  }
}
