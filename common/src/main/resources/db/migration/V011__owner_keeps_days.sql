-- Days are tables, which only their owner makes and drops. A service may be another role, that reads and writes rows: it has
-- it done by this function.
alter function operations_keep(integer) security definer set search_path from current;
