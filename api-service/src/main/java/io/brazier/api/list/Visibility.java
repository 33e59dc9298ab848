package io.brazier.api.list;

import io.brazier.context.RequestContext;
import io.brazier.context.Scope;
import io.brazier.fault.Fault;
import io.brazier.list.Attribute.Column;
import io.brazier.list.Condition;
import io.brazier.text.Blanks;
import java.util.List;
import java.util.Locale;

/// Which types an administrator asks a list for, by the filter `is_public`. Everybody else sees
/// what is offered to the project.
public enum Visibility {
  /// The public ones, and the private ones that are open to the caller's project.
  PUBLIC,
  /// The private ones.
  PRIVATE,
  /// All.
  ANY;

  private static final Column IS_PUBLIC = new Column("is_public", false);

  /// Takes the filter out of a request.
  ///
  /// @throws Fault.Invalid if an administrator's is neither a boolean nor `None`
  public static Visibility take(ListRequest wanted, RequestContext context) {
    return wanted
        .take(IS_PUBLIC.name())
        .filter(_ -> context.admin())
        .map(Visibility::parse)
        .orElse(PUBLIC);
  }

  /// Reads the filter (`cinder/api/v3/types.py: _parse_is_public`).
  ///
  /// @throws Fault.Invalid if it is neither a boolean nor `None`
  static Visibility parse(String value) {
    return switch (Blanks.strip(value).toLowerCase(Locale.ROOT)) {
      case "none" -> ANY;
      case "1", "t", "true", "on", "y", "yes" -> PUBLIC;
      case "0", "f", "false", "off", "n", "no" -> PRIVATE;
      default -> throw new Fault.Invalid("Invalid is_public filter [%s]".formatted(value));
    };
  }

  /// Whose types are listed.
  public Scope scope(RequestContext context) {
    return this == PUBLIC ? Scope.ownedBy(context) : new Scope.All();
  }

  /// What must hold of them besides.
  public List<Condition> conditions() {
    return this == PRIVATE ? List.of(new Condition.Equal(IS_PUBLIC, false)) : List.of();
  }
}
