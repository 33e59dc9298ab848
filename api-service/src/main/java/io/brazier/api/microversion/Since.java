package io.brazier.api.microversion;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The version that introduced a resource or a method of it; below, it answers 404 as if it did not
/// exist. On a method it stands beside that of the class: the later of the two holds.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Since {

  /// A version such as `3.12`.
  String value();
}
