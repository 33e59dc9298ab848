package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.brazier.volume.VolumeAttributes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortOrderTest {

  private static String order(String query) {
    return SortOrder.parse(QueryParameters.parse(query), VolumeAttributes.ALL, true).orderBy();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | created_at desc, id desc",
        "sort=size | size desc, id desc",
        "sort=size:asc | size asc, id asc",
        "sort=size:asc,status:desc | size asc, status desc, id asc",
        "sort=id:asc | id asc",
        "sort=size,id:asc | size desc, id asc",
        "sort=size,size,status:asc,size:asc | size desc, status asc, id desc",
        "sort=id,size,id:asc | id desc, size desc",
        "sort=name | display_name desc nulls last, id desc",
        "sort=name:asc | display_name asc nulls first, id asc",
        "sort=%20size%20:%20ASC%20 | size asc, id asc",
        "sort_key=size&sort_dir=asc | size asc, id asc",
        "sort_key=size | size desc, id desc",
        "sort_dir=asc | created_at asc, id asc",
      })
  void sortIsRead(String query, String expected) {
    assertThat(order(query)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sort=nothing | Invalid input received: Invalid sort key",
        "sort= | Invalid input received: Invalid sort key",
        "sort=size,, | Invalid input received: Invalid sort key",
        "sort=size;drop | Invalid input received: Invalid sort key",
        "sort=size:up |"
            + " Invalid input received: Unknown sort direction, must be 'desc' or 'asc'.",
        "sort=size&sort_key=id | The 'sort_key' and 'sort_dir' parameters are deprecated and"
            + " cannot be used with the 'sort' parameter.",
      })
  void badSortIsRefused(String query, String text) {
    assertThatExceptionOfType(Fault.Invalid.class).isThrownBy(() -> order(query)).withMessage(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "service_uuid", "cluster_name", "provider_id"})
  void othersDoNotSortByWhatOnlyAdministratorsSee(String key) {
    assertThat(order("sort=" + key)).startsWith(key);
    QueryParameters query = QueryParameters.parse("sort=" + key);
    assertThatExceptionOfType(Fault.Invalid.class)
        .isThrownBy(() -> SortOrder.parse(query, VolumeAttributes.ALL, false))
        .withMessage("Invalid input received: Invalid sort key");
  }
}
