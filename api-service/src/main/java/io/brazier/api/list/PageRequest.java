package io.brazier.api.list;

import io.brazier.api.request.QueryParameters;
import io.brazier.fault.Fault;
import io.brazier.list.ListQuery.Page;
import io.brazier.text.Blanks;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads which part of a list is asked for (`cinder/api/common.py`).
final class PageRequest {

  /// The parameters that are read here.
  static final Set<String> PARAMETERS = Set.of("limit", "marker", "offset");

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  private PageRequest() {}

  /// Reads the parameters of a list.
  ///
  /// @param cap the most items on any page (`osapi_max_limit`); more are not refused
  /// @throws Fault.Invalid if limit or offset is no number, or out of range
  static Page parse(QueryParameters query, int cap) {
    return new Page(
        limit(query.find("limit"), cap), query.find("marker").orElse(null), offset(query));
  }

  private static int limit(Optional<String> text, int cap) {
    if (text.isEmpty()) {
      return cap;
    }
    BigInteger limit = integer(text.get(), "limit param must be an integer");
    if (limit.signum() < 0) {
      throw new Fault.Invalid("limit param must be positive");
    }
    return limit.min(BigInteger.valueOf(cap)).intValue();
  }

  private static int offset(QueryParameters query) {
    BigInteger offset = integer(query.find("offset").orElse("0"), "offset must be an integer");
    if (offset.signum() < 0) {
      throw new Fault.Invalid("offset must be >= 0");
    }
    if (offset.compareTo(LARGEST) > 0) {
      throw new Fault.Invalid("offset must be <= " + LARGEST);
    }
    return offset.intValue();
  }

  private static BigInteger integer(String text, String refusal) {
    String stripped = Blanks.strip(text);
    if (!INTEGER.matcher(stripped).matches()) {
      throw new Fault.Invalid(refusal);
    }
    return new BigInteger(stripped);
  }
}
