package io.brazier.bench;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report for people.
final class ReportText {

  private ReportText() {}

  static String of(Report report) {
    return Stream.of(
            machine(report.machine()),
            accepts(report),
            placements(report),
            reads(report),
            services(report))
        .filter(section -> !section.isEmpty())
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String machine(Machine machine) {
    return new Table("Machine", "")
        .row("cores", Integer.toString(machine.cores()))
        .row("memory MiB", Long.toString(machine.memoryMebibytes()))
        .row("load before", number(machine.loadBefore()))
        .row("kernel", machine.kernel())
        .row("Java of the bench", machine.java())
        .row("PostgreSQL", machine.postgresql())
        .row("flow log level", machine.flowLogLevel())
        .row("while accepting", machine.acceptPhase())
        .text();
  }

  private static String accepts(Report report) {
    Table table =
        new Table(
            "Accepted creates, clients",
            "creates/s",
            "p50 ms",
            "p99 ms",
            "refused",
            "bare SQL/s",
            "p50 ms",
            "p99 ms",
            "ratio");
    for (Report.Accept accept : report.accepts()) {
      Figure api = accept.api();
      Figure sql = accept.sql();
      table.row(
          Integer.toString(api.clients()),
          number(api.perSecond()),
          number(api.p50Millis()),
          number(api.p99Millis()),
          Long.toString(api.failures()),
          number(sql.perSecond()),
          number(sql.p50Millis()),
          number(sql.p99Millis()),
          percent(accept.ratio()));
    }
    return table.text();
  }

  private static String placements(Report report) {
    Table table =
        new Table(
            "Create to available",
            "at once",
            "volumes/s",
            "p50 ms",
            "p99 ms",
            "lvcreate/s",
            "ratio");
    for (Report.Placement placement : report.placements()) {
      Figure figure = placement.figure();
      table.row(
          placement.kind(),
          Integer.toString(figure.clients()),
          number(figure.perSecond()),
          number(figure.p50Millis()),
          number(figure.p99Millis()),
          number(placement.loopPerSecond()),
          percent(placement.ratio()));
    }
    return table.text();
  }

  private static String reads(Report report) {
    Table table = new Table("Read", "volumes", "clients", "requests/s", "p50 ms", "p99 ms");
    for (Report.Read read : report.reads()) {
      Figure figure = read.figure();
      table.row(
          read.what(),
          Long.toString(read.volumes()),
          Integer.toString(figure.clients()),
          number(figure.perSecond()),
          number(figure.p50Millis()),
          number(figure.p99Millis()));
    }
    return table.text();
  }

  private static String services(Report report) {
    Table table = new Table("Service", "ready after s", "RSS MiB");
    for (Report.Start start : report.services()) {
      table.row(start.service(), number(start.seconds()), Long.toString(start.residentMebibytes()));
    }
    return table.text();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.0f %%", ratio * 100);
  }
}
