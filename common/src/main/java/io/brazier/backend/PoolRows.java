package io.brazier.backend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns reports into the JSON that the upsert reads, and rows of `backend_pools` into states.
final class PoolRows {

  private final ObjectMapper json;

  PoolRows(ObjectMapper json) {
    this.json = json;
  }

  /// A JSON array with an object for each report.
  String write(BackendAddress backend, List<PoolReport> reports) {
    return text(reports.stream().map(report -> columns(backend, report)).toList());
  }

  /// A row with the columns of its service beside it.
  PoolState read(Tuple row) {
    BackendAddress address = BackendAddress.parse(row.get("name", String.class));
    @Nullable String zone = row.get("availability_zone", String.class);
    return new PoolState(
        address,
        zone == null ? "" : zone,
        report(address, row),
        row.get("report_sequence", Long.class),
        row.get("allocated_capacity_gb", Long.class),
        row.get("uuid", String.class));
  }

  private PoolReport report(BackendAddress address, Tuple row) {
    return new PoolReport(
        address.requiredPool(),
        row.get("total_capacity_gb", Double.class),
        row.get("free_capacity_gb", Double.class),
        row.get("provisioned_capacity_gb", Double.class),
        row.get("seen_capacity_gb", Long.class),
        row.get("reserved_percentage", Integer.class),
        row.get("max_over_subscription_ratio", Double.class),
        row.get("thin_provisioning", Boolean.class),
        readCapabilities(row.get("capabilities", String.class)));
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

  @SuppressWarnings("unchecked") // a JSON object is a map of strings
  private Map<String, Object> readCapabilities(String text) {
    try {
      return json.readValue(text, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored capabilities are not a JSON object", e);
    }
  }
}
