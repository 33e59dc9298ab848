package io.brazier.api.requestid;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id under which the sender of a request knows the whole operation. It goes to the log and to
/// services that we call; it is never sent back (`cinder/api/middleware/request_id.py`).
public record GlobalRequestId(String value) {

  private static final Pattern FORM =
      Pattern.compile("req-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /// Reads an inbound header; anything but `req-` and a UUID is no id, since it would go to the log
  /// as it is.
  public static Optional<GlobalRequestId> parse(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> FORM.matcher(text).matches())
        .map(GlobalRequestId::new);
  }
}
