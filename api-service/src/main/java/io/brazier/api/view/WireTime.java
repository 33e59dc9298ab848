package io.brazier.api.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Moments as Cinder writes them: UTC, without a zone, always with six digits of the second.
public final class WireTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private WireTime() {}

  /// The text of a moment, null for null.
  public static @Nullable String of(@Nullable Instant moment) {
    return moment == null ? null : FORM.format(moment);
  }
}
