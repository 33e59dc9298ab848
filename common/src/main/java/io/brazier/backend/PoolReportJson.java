package io.brazier.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/// The JSON form of reports, as the upsert reads it and the table keeps the capabilities.
final class PoolReportJson {

  private final ObjectMapper json;

  PoolReportJson(ObjectMapper json) {
    this.json = json;
  }

  /// A JSON array with an object for each report.
  String write(BackendAddress backend, List<PoolReport> reports) {
    return text(reports.stream().map(report -> columns(backend, report)).toList());
  }

  private static Map<String, Object> columns(BackendAddress backend, PoolReport report) {
    return Map.of(
        "name", backend.withPool(report.poolName()).toString(),
        "total", jsonNumber(report.totalCapacityGib()),
        "free", jsonNumber(report.freeCapacityGib()),
        "provisioned", jsonNumber(report.provisionedCapacityGib()),
        "seen", report.allocatedCapacityGib(),
        "reserved", report.reservedPercentage(),
        "ratio", jsonNumber(report.maxOverSubscriptionRatio()),
        "thin", report.thinProvisioning(),
        "capabilities", report.capabilities());
  }

  /// JSON has no infinity; PostgreSQL reads the word into a column of doubles.
  private static Object jsonNumber(double number) {
    return Double.isFinite(number) ? (Object) number : Double.toString(number);
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a capability has no JSON form", e);
    }
  }

  /// The capabilities of a stored report.
  @SuppressWarnings("unchecked") // a JSON object is a map of strings
  Map<String, Object> readCapabilities(String text) {
    try {
      return json.readValue(text, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored capabilities are not a JSON object", e);
    }
  }
}
