package io.brazier.doctor.why;

import io.brazier.doctor.rows.DatabaseAddress;
import io.brazier.doctor.rows.MomentRepository;
import io.brazier.doctor.rows.Row;
import io.brazier.doctor.rows.ServiceRow;
import io.brazier.resource.ResourceRef;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Reads what is recorded of the operations of a resource or of a request.
final class HistoryRepository {

  private static final String REQUEST = "req-";

  // The whole name first: it has an index.
  private static final String NAMED = "select distinct %1$s as name from operations where %1$s = ?";
  private static final String BEGINNING =
      "select distinct %1$s as name from operations where starts_with(%1$s, ?) order by 1 limit 5";

  private static final String OPERATIONS =
      """
      select id, resource_type, resource_id, operation, request_id, project_id, step_names,
        step_micros, at
      from operations where %s = ? order by at, id
      """;
  private static final String EVENTS =
      """
      select e.* from operation_events e join operations o on o.id = e.operation_id
      where o.%s = ? order by e.at
      """;
  private static final String WORKERS =
      "select w.* from workers w join operations o on o.id = w.id where o.%s = ?";
  private static final String SERVICES =
      "select host, \"binary\", updated_at from services where not deleted order by id";
  private static final String SUBJECTS =
      """
      select id, status, size
      from (select id, status, size, deleted from volumes
            union all select id, status, volume_size, deleted from snapshots) all_kinds
      where not deleted and id in (select resource_id from operations where %s = ?)
      """;
  private static final String MESSAGES =
      """
      select resource_uuid, request_id, coalesce(cause, '') as cause from messages
      where resource_uuid in (select resource_id from operations where %s = ?)
      order by created_at, id
      """;

  private final DatabaseAddress address;

  HistoryRepository(DatabaseAddress address) {
    this.address = address;
  }

  /// Every resource or request whose id is or begins so, up to a few.
  List<String> named(String name) {
    return MomentRepository.read(
        address,
        moment -> {
          List<String> exact = names(moment, NAMED, name);
          return exact.isEmpty() ? names(moment, BEGINNING, name) : exact;
        });
  }

  private static List<String> names(MomentRepository moment, String sql, String name) {
    return list(moment, sql, row -> row.text("name"), name);
  }

  private static <T> List<T> list(
      MomentRepository moment, String sql, Function<Row, T> shape, String name) {
    return moment.list(sql.formatted(column(name)), shape, name);
  }

  /// All that is known of a resource or a request.
  ///
  /// @param name its whole id
  History read(String name) {
    return MomentRepository.read(address, moment -> read(moment, name));
  }

  private static History read(MomentRepository moment, String name) {
    return new History(
        moment.list("select now()", row -> row.moment("now")).getFirst(),
        list(moment, OPERATIONS, HistoryRepository::accepted, name),
        list(moment, EVENTS, HistoryRepository::event, name),
        list(moment, WORKERS, HistoryRepository::worker, name),
        moment.list(SERVICES, HistoryRepository::service),
        list(moment, SUBJECTS, HistoryRepository::subject, name),
        list(moment, MESSAGES, HistoryRepository::message, name));
  }

  private static String column(String name) {
    return name.startsWith(REQUEST) ? "request_id" : "resource_id";
  }

  private static History.Accepted accepted(Row row) {
    return new History.Accepted(
        row.number("id"),
        new ResourceRef(row.text("resource_type"), row.text("resource_id")),
        row.text("operation"),
        row.text("request_id"),
        row.text("project_id"),
        steps(row),
        row.moment("at"));
  }

  private static History.Event event(Row row) {
    return new History.Event(
        row.number("operation_id"),
        row.text("kind"),
        row.text("topic"),
        (int) row.number("attempt"),
        row.optionalText("holder"),
        row.optionalText("outcome"),
        row.optionalText("cause"),
        steps(row),
        row.moment("at"));
  }

  private static List<History.Step> steps(Row row) {
    List<String> names = row.texts("step_names");
    List<Long> micros = row.numbers("step_micros");
    return IntStream.range(0, Math.min(names.size(), micros.size()))
        .mapToObj(i -> new History.Step(names.get(i), micros.get(i)))
        .toList();
  }

  private static History.Worker worker(Row row) {
    return new History.Worker(
        row.number("id"),
        row.text("topic"),
        (int) row.number("attempt"),
        row.optionalText("last_error"),
        row.optionalMoment("cast_at"),
        (int) row.number("cast_count"),
        row.moment("due_at"),
        row.optionalText("lease_owner"),
        row.optionalMoment("lease_until"),
        row.optionalNumber("progress"));
  }

  private static ServiceRow service(Row row) {
    return new ServiceRow(row.text("host"), row.text("binary"), row.moment("updated_at"));
  }

  private static History.Subject subject(Row row) {
    return new History.Subject(row.text("id"), row.text("status"), (int) row.number("size"));
  }

  private static History.Message message(Row row) {
    return new History.Message(
        row.text("resource_uuid"), row.text("request_id"), row.text("cause"));
  }
}
