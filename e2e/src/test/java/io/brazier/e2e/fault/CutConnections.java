package io.brazier.e2e.fault;

import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.instance.Part;

/// Every connection to the database breaks, whatever is under way on it.
public record CutConnections(Database database) implements Fault {

  @Override
  public String kind() {
    return "postgresql connections cut";
  }

  @Override
  public String place() {
    return Part.POSTGRESQL.place();
  }

  @Override
  public boolean inject() {
    return database.cutConnections() > 0;
  }

  /// Nothing is left to be done.
  @Override
  public void heal() {}
}
