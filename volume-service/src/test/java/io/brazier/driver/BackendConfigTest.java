package io.brazier.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.driver.BackendConfig.LvmType;
import io.brazier.driver.BackendConfig.VolumeClear;
import io.brazier.iscsi.TargetConfig.TargetHelper;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendConfigTest {

  @Test
  void defaultsAreCinders() {
    BackendConfig config = TestBackend.config(Map.of("volume-driver", "lvm"));

    assertThat(config.volumeBackendName()).isEqualTo("LVM");
    assertThat(config.volumeGroup()).isEqualTo("cinder-volumes");
    assertThat(config.lvmType()).isEqualTo(LvmType.AUTO);
    assertThat(config.maxOverSubscriptionRatio()).isEqualTo(20.0);
    assertThat(config.reservedPercentage()).isZero();
    assertThat(config.volumeClear()).isEqualTo(VolumeClear.ZERO);
    assertThat(config.volumeClearSize()).isZero();
    assertThat(config.volumeClearIonice()).isEmpty();
    assertThat(config.thinPoolLimitPercentage()).isEqualTo(95);
    assertThat(config.commandTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.lvmSystemDir()).isEmpty();
    assertThat(config.targetHelper()).isEqualTo(TargetHelper.AUTO);
    assertThat(config.targetPrefix()).isEqualTo("iqn.2010-10.org.openstack:");
    assertThat(config.targetIpAddress()).isEmpty();
    assertThat(config.targetSecondaryIpAddresses()).isEmpty();
    assertThat(config.targetPort()).isEqualTo(3260);
  }

  @Test
  void everySettingHasItsName() {
    Map<String, String> settings = new HashMap<>();
    settings.put("volume-driver", "other");
    settings.put("volume-backend-name", "fast");
    settings.put("volume-group", "vg1");
    settings.put("lvm-type", "default");
    settings.put("max-over-subscription-ratio", "1.5");
    settings.put("reserved-percentage", "10");
    settings.put("volume-clear", "none");
    settings.put("volume-clear-size", "50");
    settings.put("volume-clear-ionice", "-c3");
    settings.put("thin-pool-limit-percentage", "80");
    settings.put("command-timeout", "90s");
    settings.put("lvm-system-dir", "/etc/brazier/lvm");
    settings.put("target-helper", "tgt");
    settings.put("target-prefix", "iqn.2026-01.example.storage:");
    settings.put("target-ip-address", "192.0.2.1");
    settings.put("target-secondary-ip-addresses", "192.0.2.2,2001:db8::2");
    settings.put("target-port", "3261");
    BackendConfig config = TestBackend.config(settings);

    assertThat(config.volumeDriver()).isEqualTo("other");
    assertThat(config.volumeBackendName()).isEqualTo("fast");
    assertThat(config.volumeGroup()).isEqualTo("vg1");
    assertThat(config.lvmType()).isEqualTo(LvmType.DEFAULT);
    assertThat(config.maxOverSubscriptionRatio()).isEqualTo(1.5);
    assertThat(config.reservedPercentage()).isEqualTo(10);
    assertThat(config.volumeClear()).isEqualTo(VolumeClear.NONE);
    assertThat(config.volumeClearSize()).isEqualTo(50);
    assertThat(config.volumeClearIonice()).hasValue("-c3");
    assertThat(config.thinPoolLimitPercentage()).isEqualTo(80);
    assertThat(config.commandTimeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(config.lvmSystemDir()).hasValue("/etc/brazier/lvm");
    assertThat(config.targetHelper()).isEqualTo(TargetHelper.TGT);
    assertThat(config.targetPrefix()).isEqualTo("iqn.2026-01.example.storage:");
    assertThat(config.targetIpAddress()).hasValue("192.0.2.1");
    assertThat(config.targetSecondaryIpAddresses()).hasValue(List.of("192.0.2.2", "2001:db8::2"));
    assertThat(config.targetPort()).isEqualTo(3261);
  }

  @ParameterizedTest
  @CsvSource({
    "max-over-subscription-ratio, 0.5",
    "reserved-percentage, 101",
    "volume-clear-size, 1025",
    "volume-clear-ionice, -c3; reboot",
    "thin-pool-limit-percentage, 0",
    "command-timeout, 10ms",
    "target-prefix, iqn.2010-10.org.openstack/../:",
    "target-port, 65536"
  })
  void settingOutOfBoundsIsRefused(String name, String value) {
    BackendConfig config = TestBackend.config(Map.of(name, value));
    try (ValidatorFactory factory =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()) {
      Validator validator = factory.getValidator();

      assertThat(violations(validator, config)).isEqualTo(1);
    }
  }

  @Test
  void unknownLvmTypeIsRefused() {
    assertThatThrownBy(() -> TestBackend.config(Map.of("lvm-type", "thinn")))
        .hasMessageContaining("lvm-type");
  }

  /// The mapping's methods are properties without `get`, so they are validated as return values, as
  /// SmallRye does it.
  private static long violations(Validator validator, BackendConfig config) {
    return Arrays.stream(BackendConfig.class.getMethods())
        .mapToLong(method -> {
          try {
            return validator
                .forExecutables()
                .validateReturnValue(config, method, method.invoke(config))
                .size();
          } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
          }
        })
        .sum();
  }
}
