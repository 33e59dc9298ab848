package io.brazier.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.brazier.list.ListQuery.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRequestTest {

  private static Page parse(String query) {
    return PageRequest.parse(QueryParameters.parse(query), 1000);
  }

  @Test
  void nothingAskedIsTheFirstPage() {
    assertThat(parse("")).isEqualTo(new Page(1000, null, 0));
  }

  @Test
  void allThreeAreRead() {
    assertThat(parse("limit=5&marker=v1&offset=2")).isEqualTo(new Page(5, "v1", 2));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1000,1000", "1001,1000", "99999999999999999999,1000", "%2B7,7", "%208%20,8"})
  void limitIsClamped(String text, int limit) {
    assertThat(parse("limit=" + text).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=-1,           limit param must be positive",
    "limit=abc,          limit param must be an integer",
    "limit=,             limit param must be an integer",
    "limit=1.5,          limit param must be an integer",
    "offset=abc,         offset must be an integer",
    "offset=-1,          offset must be >= 0",
    "offset=2147483648,  offset must be <= 2147483647",
  })
  void badNumberIsRefused(String query, String text) {
    assertThatExceptionOfType(Fault.Invalid.class).isThrownBy(() -> parse(query)).withMessage(text);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=2,2,true",
    "limit=2,1,false",
    "limit=0,0,false",
    "'',999,false",
    "'',1000,true"
  })
  void fullPageLeadsOn(String query, int items, boolean expected) {
    assertThat(parse(query).leadsOn(items)).isEqualTo(expected);
  }
}
