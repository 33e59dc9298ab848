package io.brazier.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.brazier.api.microversion.Microversions;
import io.brazier.api.service.ServiceSwitch.Disable;
import io.brazier.api.service.ServiceSwitch.DisableLogReason;
import io.brazier.api.service.ServiceSwitch.Enable;
import io.brazier.api.service.ServiceSwitch.Named;
import io.brazier.fault.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceSwitchTest {

  private static ObjectNode body() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("host", "h@lvm")
        .put("binary", "cinder-volume");
  }

  @Test
  void binaryNamesTheService() {
    assertThat(ServiceSwitch.enable(body(), Microversions.MAXIMUM))
        .isEqualTo(new Enable(new Named("h@lvm", "cinder-volume", "")));
  }

  @Test
  void oldKeyNamesTheServiceToo() {
    ObjectNode old = JsonNodeFactory.instance.objectNode().put("host", "[::1]@lvm");
    Disable wanted =
        ServiceSwitch.disable(old.put("service", "cinder-volume"), Microversions.MAXIMUM);
    assertThat(wanted.service()).isEqualTo(new Named("[::1]@lvm", "", "cinder-volume"));
    assertThat(wanted.service().wanted()).isEqualTo("cinder-volume");
  }

  @Test
  void reasonBelongsToOneActionOnly() {
    ObjectNode reasoned = body().put("disabled_reason", "new disks");
    assertThat(ServiceSwitch.disableLogReason(reasoned, Microversions.MAXIMUM))
        .isEqualTo(new DisableLogReason(new Named("h@lvm", "cinder-volume", ""), "new disks"));
    assertThatThrownBy(() -> ServiceSwitch.disable(reasoned, Microversions.MAXIMUM))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessageContaining("'disabled_reason' was unexpected");
  }

  @Test
  void reasonIsSomeText() {
    for (ObjectNode body :
        List.of(
            body().putNull("disabled_reason"),
            body().put("disabled_reason", ""),
            body().put("disabled_reason", " \u00a0"))) {
      assertThatThrownBy(() -> ServiceSwitch.disableLogReason(body, Microversions.MAXIMUM))
          .isInstanceOf(Fault.Invalid.class)
          .hasMessageContaining("disabled_reason");
    }
  }

  @Test
  void hostAndBinaryMustBeThere() {
    assertRefused(body().putNull("host"), "host");
    assertRefused(body().without("host"), "host");
    assertRefused(body().without("binary"), "binary");
    assertRefused(body().put("host", "a b"), "host");
    assertRefused(body().put("binary", "x".repeat(256)), "binary");
  }

  private static void assertRefused(ObjectNode body, String part) {
    assertThatThrownBy(() -> ServiceSwitch.enable(body, Microversions.MAXIMUM))
        .isInstanceOf(Fault.Invalid.class)
        .hasMessageContaining(part);
  }
}
