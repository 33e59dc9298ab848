package io.brazier.bench;

import java.util.List;

/// Reports to test with.
final class Reports {

  private Reports() {}

  static Report full() {
    return new Report(
        new Machine(2, 8192, 1.5, "6.1", "25", "15.18", "DEBUG", "scheduler stopped"),
        List.of(Report.Accept.of(figure(8, 300), figure(8, 500))),
        List.of(Report.Placement.of("thin", figure(6, 2), 2.5)),
        List.of(new Report.Read("list 100", 10_000, figure(1, 150))),
        List.of(new Report.Start("api", 3.25, 210)));
  }

  static Figure figure(int clients, double perSecond) {
    return new Figure(clients, 1000, 0, perSecond, 12.345, 99.5);
  }
}
