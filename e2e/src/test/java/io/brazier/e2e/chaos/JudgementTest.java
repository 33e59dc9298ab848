package io.brazier.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.chaos.FaultLog.Happened;
import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Api;
import io.brazier.e2e.client.VolumeType;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A run that could not have found anything is found out.
class JudgementTest {

  private static final String DATABASE = "postgresql";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Answer FAILURE =
      new Answer("POST /volumes", 500, HttpHeaders.of(Map.of(), (_, _) -> true), "{}");
  private static final Api NOWHERE = new Api("http://127.0.0.1/v3", "", Map.of());

  private final Ledger ledger = new Ledger();
  private final FaultLog faults = new FaultLog();
  private final Excuses excuses = new Excuses(faults, Set.of(DATABASE, "api-1"));

  @Test
  void apiThatFailsWhileNothingElseDoesHasNoExcuse() {
    letAClientWork();

    assertThat(excuses.unexplained(ledger))
        .anyMatch(finding -> finding.startsWith("CREATE was answered with "))
        .anyMatch(finding -> finding.startsWith("LIST was answered with "));
    assertThat(new Floors(ledger, MINUTE).unreached())
        .contains("CREATE was done 0 times in PT1M, 1 are the least")
        .noneMatch(finding -> finding.startsWith("REVERT"));
    assertThat(new Floors(ledger, MINUTE.multipliedBy(3)).unreached())
        .contains("CREATE was done 0 times in PT3M, 6 are the least");
    assertThat(new Floors(ledger, MINUTE.multipliedBy(6)).unreached())
        .hasSize(Operation.values().length)
        .contains("REVERT was done 0 times in PT6M, 1 are the least");
  }

  @Test
  void faultOfTheDatabaseExcusesIt() {
    long beganNanos = System.nanoTime();
    letAClientWork();
    happen(DATABASE, true, Span.since(beganNanos));

    assertThat(excuses.unexplained(ledger)).isEmpty();
  }

  @Test
  void faultOfAnotherPlaceDoesNot() {
    long beganNanos = System.nanoTime();
    letAClientWork();
    happen("storage-1", true, Span.since(beganNanos));

    assertThat(excuses.unexplained(ledger)).isNotEmpty();
  }

  @Test
  void faultExcusesForAWhile() {
    Span answer = new Span(seconds(100), seconds(101));
    assertThat(answer.meets(new Span(seconds(101), seconds(102)), Duration.ZERO)).isTrue();
    assertThat(answer.meets(new Span(seconds(102), seconds(103)), Duration.ZERO)).isFalse();
    assertThat(answer.meets(new Span(seconds(80), seconds(90)), Duration.ofSeconds(10))).isTrue();
    assertThat(answer.meets(new Span(seconds(80), seconds(89)), Duration.ofSeconds(10))).isFalse();
  }

  @Test
  void runInWhichNothingWentWrongIsNone() {
    assertThat(faults.harmless()).containsExactly("only 0 of 0 faults bit");
  }

  @Test
  void faultThatNeverBitesIsFoundOut() {
    for (int i = 0; i < 4; i++) {
      happen(DATABASE, true, new Span(0, 1));
      happen("api-1", false, new Span(0, 1));
    }
    assertThat(faults.harmless()).containsExactly("none of 4 faults bit: fault of api-1");
  }

  @Test
  void faultThatMissesItsMomentOnceIsNone() {
    happen(DATABASE, true, new Span(0, 1));
    happen("api-1", false, new Span(0, 1));
    assertThat(faults.harmless()).isEmpty();
  }

  /// One client of an API that fails always.
  private void letAClientWork() {
    VolumeType type = new VolumeType(NOWHERE, "id", "thin", "thin");
    Client client =
        new Client(
            new Clients.Place((_, _) -> Reply.of(FAILURE), type, type, type),
            "c1",
            new SplittableRandom(1),
            ledger);
    for (int i = 0; i < 200; i++) {
      client.act();
    }
  }

  private void happen(String place, boolean bit, Span when) {
    faults.add(new Happened("fault of " + place, place, bit, when, Duration.ZERO));
  }

  private static long seconds(long number) {
    return Duration.ofSeconds(number).toNanos();
  }
}
