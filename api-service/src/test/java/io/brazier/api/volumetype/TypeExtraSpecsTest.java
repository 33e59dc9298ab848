package io.brazier.api.volumetype;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.fault.Fault;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeExtraSpecsTest {

  private static final String ON = "<is> True";

  @Test
  void multiattachExcludesCacheable() {
    assertThatThrownBy(() -> TypeExtraSpecs.requireConsistent(specs(ON, ON)))
        .isInstanceOf(Fault.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "<is> True,",
    ",<is> True",
    "<is> True,<is> False",
    "True,<is> True",
    "<is> true,<is> True",
    ","
  })
  void anythingElseIsFine(@Nullable String multiattach, @Nullable String cacheable) {
    assertThatCode(() -> TypeExtraSpecs.requireConsistent(specs(multiattach, cacheable)))
        .doesNotThrowAnyException();
  }

  private static Map<String, @Nullable String> specs(
      @Nullable String multiattach, @Nullable String cacheable) {
    Map<String, @Nullable String> specs = new HashMap<>();
    specs.put("multiattach", multiattach);
    specs.put("cacheable", cacheable);
    return specs;
  }
}
