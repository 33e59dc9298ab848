package io.brazier.doctor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.doctor.diagnosis.Finding;

/// A report for programs.
final class ReportJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportJson() {}

  static String of(Report report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.putArray("differences")
        .addAll(report.differences().stream().map(ReportJson::difference).toList());
    root.putPOJO("not_compared", report.gaps());
    root.putObject("compared")
        .put("volumes", report.compared().volumes())
        .put("logical_volumes", report.compared().logicalVolumes())
        .put("hosts", report.compared().hosts())
        .put("queues", report.compared().queues());
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report has no JSON form", e);
    }
  }

  private static ObjectNode difference(Treated treated) {
    Finding finding = treated.finding();
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("promise", finding.promise().name())
            .put("sentence", finding.sentence())
            .put("mendable", finding.repair() != null);
    node.putPOJO("ids", finding.ids());
    return switch (treated.treatment()) {
      case Treatment.Seen() -> node.put("state", "seen");
      case Treatment.Mended(String deed) -> node.put("state", "mended").put("deed", deed);
      case Treatment.Gone() -> node.put("state", "gone");
      case Treatment.Failed(String reason) -> node.put("state", "failed").put("reason", reason);
    };
  }
}
