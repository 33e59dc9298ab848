package io.brazier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Report report = Reports.full();

  @Test
  void theRatioIsThatOfTheRates() {
    assertThat(report.accepts().getFirst().ratio()).isEqualTo(0.6);
    assertThat(report.placements().getFirst().ratio()).isEqualTo(0.8);
  }

  @Test
  void nothingToCompareWithGivesNoRatio() {
    assertThat(Report.Accept.of(Reports.figure(1, 10), Reports.figure(1, 0)).ratio()).isZero();
  }

  @Test
  void theTextShowsEveryPart() {
    assertThat(ReportText.of(report).lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "cores 2",
            "flow log level DEBUG",
            "8 300 12.35 99.50 0 500 12.35 99.50 60 %",
            "thin 6 2.00 12.35 99.50 2.50 80 %",
            "list 100 10000 1 150 12.35 99.50",
            "api 3.25 210");
  }

  @Test
  void theJsonHasTheSameFigures() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(Bench.mapper().writeValueAsString(report));

    assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(json.at("/accepts/0/api/perSecond").asDouble()).isEqualTo(300);
    assertThat(json.at("/accepts/0/sql/p99Millis").asDouble()).isEqualTo(99.5);
    assertThat(json.at("/accepts/0/ratio").asDouble()).isEqualTo(0.6);
    assertThat(json.at("/placements/0/loopPerSecond").asDouble()).isEqualTo(2.5);
    assertThat(json.at("/reads/0/volumes").asInt()).isEqualTo(10_000);
    assertThat(json.at("/services/0/residentMebibytes").asInt()).isEqualTo(210);
  }

  @Test
  void theJsonReadsBackAsTheSameReport() throws JsonProcessingException {
    String json = Bench.mapper().writeValueAsString(report);

    assertThat(Bench.mapper().readValue(json, Report.class)).isEqualTo(report);
  }
}
